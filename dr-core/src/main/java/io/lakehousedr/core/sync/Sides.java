package io.lakehousedr.core.sync;

import io.lakehousedr.core.region.Region;
import io.lakehousedr.spi.store.LazyDurability;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.Set;

/**
 * Where a run reads and writes.
 *
 * @param source the region that is active; nothing can be written through it
 * @param target the region that receives
 * @param control the target's control root
 */
public record Sides(Region<ObjectReader> source, Region<ObjectStore> target, ObjectStore control) {
  /** Returns when all that was copied and staged survives a power cut. */
  void barrier() {
    for (ObjectStore store : Set.copyOf(target.with(control).stores())) {
      if (store instanceof LazyDurability lazy) {
        lazy.barrier();
      }
    }
  }
}

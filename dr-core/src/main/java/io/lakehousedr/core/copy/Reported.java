package io.lakehousedr.core.copy;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which checksum each target tells of what was written. A store may promise several and tell but
 * one: only the first files are summed up by all of them. Thread-safe.
 */
final class Reported {
  private final Map<Location, Set<Checksum.Algorithm>> told = new ConcurrentHashMap<>();

  /**
   * The algorithms to sum a file up by on its way to {@code to}. None where the source's own
   * checksum, which is checked on the way, is of a kind that the target tells.
   */
  Set<Checksum.Algorithm> wanted(ObjectEntry source, ObjectStore to) {
    Set<Checksum.Algorithm> promised = to.traits().checksums();
    boolean known =
        source.checksum().map(Checksum::algorithm).filter(promised::contains).isPresent();
    return known ? Set.of() : told.getOrDefault(to.root(), promised);
  }

  /** Notes what was told of a file that the source had no checksum for. */
  void note(ObjectStore to, Optional<Checksum> checksum) {
    told.put(to.root(), checksum.map(Checksum::algorithm).map(Set::of).orElse(Set.of()));
  }
}

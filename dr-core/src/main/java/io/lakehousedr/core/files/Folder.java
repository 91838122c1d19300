package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.store.Attributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;

/**
 * A folder that is being shipped.
 *
 * @param member as it stands now
 * @param key names it in the stage: short, and unique in the run
 * @param settings how it is kept
 * @param source its place at the source
 * @param target its place at the target
 */
record Folder(
    Member member,
    String key,
    FileSettings settings,
    Place<ObjectReader> source,
    Place<ObjectStore> target) {
  /** Whether no cut holds it yet. */
  boolean first() {
    return member.files().isEmpty();
  }

  /** Whether both ends keep something beside the bytes. */
  boolean sharesAttributes() {
    return Attributes.areShared(source.store().traits(), target.store().traits());
  }
}

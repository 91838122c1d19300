package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.region.Region;
import io.lakehousedr.model.Pin;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.Optional;

/**
 * What has to be shipped for one table.
 *
 * @param member as it stands now
 * @param key names it in the stage: short, and unique in the run
 * @param to the version it has to stand at
 * @param source its folder at the source
 * @param region the source's mapped roots, where files outside of the folder may lie
 * @param target its folder at the target
 * @param adopted where data that is there before the first cut may be taken over
 */
public record Shipment(
    Member member,
    String key,
    Pin to,
    Place<ObjectReader> source,
    Region<ObjectReader> region,
    Place<ObjectStore> target,
    Optional<Adopted> adopted) {
  /** Whether what is at the target already has to be held against the source. */
  boolean adopts() {
    return adopted.isPresent() && member.standing().isEmpty();
  }

  /** The table's place at the source, for messages. */
  String where() {
    return member.name() + " (" + member.source() + ")";
  }
}

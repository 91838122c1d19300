package io.lakehousedr.core.engine;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.region.Region;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far a source has gone beyond its replica.
 *
 * @param member its name
 * @param version the source's newest
 * @param oldestUnshipped when the first commit after the replica's landed; empty when there is none
 */
record SourceHead(String member, long version, Optional<Instant> oldestUnshipped) {
  /** Lists the source's log from where the replica stands. */
  static SourceHead read(Region<ObjectReader> source, Member member) {
    Standing standing = member.standing().orElseThrow();
    Place<ObjectReader> place = source.place(member.source());
    long from = standing.source().version();
    LogListing log = LogListing.list(place.store(), place.path(), from);
    Map.Entry<Long, ObjectEntry> next = log.commits().higherEntry(from);
    return new SourceHead(
        member.name(),
        Math.max(from, log.latest().orElse(from)),
        Optional.ofNullable(next).map(entry -> entry.getValue().lastModified()));
  }
}

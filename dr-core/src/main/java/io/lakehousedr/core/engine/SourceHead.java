package io.lakehousedr.core.engine;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.delta.CommitReader;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.core.delta.NamedFile;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.region.Region;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a source has gone beyond its replica.
 *
 * @param member its name
 * @param version the source's newest
 * @param pendingBytes what the commits after the replica's name, and those commits themselves;
 *     empty when there are too many to be read for an answer
 * @param oldestUnshipped when the first commit after the replica's landed; empty when there is none
 */
record SourceHead(
    String member, long version, OptionalLong pendingBytes, Optional<Instant> oldestUnshipped) {
  private static final int COMMITS = 200;
  private static final long BYTES = 32L << 20;

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
        pending(place, log.commits().tailMap(from, false).values()),
        Optional.ofNullable(next).map(entry -> entry.getValue().lastModified()));
  }

  private static OptionalLong pending(Place<ObjectReader> table, Collection<ObjectEntry> commits) {
    long own = commits.stream().mapToLong(ObjectEntry::size).sum();
    if (commits.size() > COMMITS || own > BYTES) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          own + commits.stream().mapToLong(commit -> named(table.store(), commit)).sum());
    } catch (DrException e) {
      return OptionalLong.empty();
    }
  }

  private static long named(ObjectReader store, ObjectEntry commit) {
    long[] sum = {0};
    CommitVisitor visitor =
        new CommitVisitor() {
          @Override
          public void file(NamedFile file) {
            if (file.role() == NamedFile.Role.ADDED || file.role() == NamedFile.Role.CHANGE) {
              sum[0] += file.size().orElse(0);
            }
          }
        };
    try (InputStream in = store.open(commit.path())) {
      CommitReader.read(in, commit.path().text(), visitor);
      return sum[0];
    } catch (IOException e) {
      throw DrException.broken(commit.path().text(), e);
    }
  }
}

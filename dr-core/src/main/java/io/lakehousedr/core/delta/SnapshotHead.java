package io.lakehousedr.core.delta;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.Optional;

/**
 * What a table demanded and said of itself at a version.
 *
 * @param version of the table
 * @param protocol in force then
 * @param metadata in force then
 */
public record SnapshotHead(long version, Protocol protocol, Metadata metadata) {
  /**
   * Reads the head of a version: the newest complete checkpoint at or before it, only the columns
   * needed, and the commits after, newest first until both are found.
   *
   * @param listing from that checkpoint on, or from version 0
   * @throws DrException TABLE_TOO_EARLY when nothing in the listing rebuilds the version;
   *     TABLE_LOG_CORRUPT when a commit in between is missing; what {@link CommitReader} and {@link
   *     CheckpointReader} throw
   */
  public static SnapshotHead at(ObjectReader store, LogListing listing, long version) {
    return at(new Commits(store, listing), version);
  }

  /**
   * The head of a later version, from the commits in between alone.
   *
   * @param listing from the version after this one on
   * @param to not before this version
   * @throws DrException as {@link #at}
   */
  public SnapshotHead advance(ObjectReader store, LogListing listing, long to) {
    return advance(new Commits(store, listing), to);
  }

  static SnapshotHead at(Commits commits, long version) {
    Optional<Checkpoint> base = commits.listing().checkpointAtOrBefore(version);
    if (base.isEmpty() && !commits.listing().commits().containsKey(0L)) {
      throw new DrException(
          Problem.TABLE_TOO_EARLY,
          commits.where(version)
              + ": the log neither begins at version 0 nor has a checkpoint at or before it");
    }
    Search search = new Search(commits);
    search.back(version, base.map(checkpoint -> checkpoint.version() + 1).orElse(0L));
    if (base.isPresent() && !search.done()) {
      search.take(CheckpointReader.head(commits.store(), commits.listing().table(), base.get()));
    }
    return search.finish(version);
  }

  SnapshotHead advance(Commits commits, long to) {
    if (to < version) {
      throw new IllegalArgumentException("version " + to + " lies before " + version);
    }
    Search search = new Search(commits);
    search.back(to, version + 1);
    return new SnapshotHead(to, search.protocol.orElse(protocol), search.metadata.orElse(metadata));
  }

  /** Looks for the newest of both, going back in time. */
  private static final class Search {
    private final Commits commits;
    private Optional<Protocol> protocol = Optional.empty();
    private Optional<Metadata> metadata = Optional.empty();

    Search(Commits commits) {
      this.commits = commits;
    }

    boolean done() {
      return protocol.isPresent() && metadata.isPresent();
    }

    /** Goes on over the names when all is found: a hole makes the version unreadable. */
    void back(long newest, long oldest) {
      for (long version = newest; version >= oldest; version--) {
        commits.entry(version);
        if (!done()) {
          take(commits.summary(version));
        }
      }
    }

    void take(CommitSummary summary) {
      protocol = protocol.or(summary::protocol);
      metadata = metadata.or(summary::metadata);
    }

    SnapshotHead finish(long version) {
      return new SnapshotHead(
          version,
          protocol.orElseThrow(() -> lacks(version)),
          metadata.orElseThrow(() -> lacks(version)));
    }

    private DrException lacks(long version) {
      return LogErrors.corrupt(
          commits.where(version), "no commit up to this one has both metaData and protocol");
    }
  }
}

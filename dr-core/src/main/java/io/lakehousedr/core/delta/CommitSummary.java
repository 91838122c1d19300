package io.lakehousedr.core.delta;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was read of one file of the log.
 *
 * @param metadata the table's own description, if there was one
 * @param protocol what a reader and a writer must understand, if there was one
 * @param inCommitTimestamp in milliseconds since 1970, if there was one
 * @param counts how many actions there were
 * @param bytes how long the file was
 */
public record CommitSummary(
    Optional<Metadata> metadata,
    Optional<Protocol> protocol,
    OptionalLong inCommitTimestamp,
    Counts counts,
    long bytes) {
  /**
   * How many actions of each kind there were.
   *
   * @param added files that count from now on
   * @param removed files that no longer count
   * @param changes files of the change data feed
   * @param sidecars parts that a checkpoint names
   * @param others everything else
   */
  public record Counts(long added, long removed, long changes, long sidecars, long others) {
    /** All of them. */
    public long total() {
      return added + removed + changes + sidecars + others;
    }
  }
}

package io.lakehousedr.core.delta;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was read of one file of the log.
 *
 * @param metadata what the table says of itself, if it was there
 * @param protocol what it demands, if it was there
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
   * @param added files that belong to the table
   * @param removed tombstones
   * @param changes change-data files
   * @param sidecars parts of a checkpoint
   * @param others everything else
   */
  public record Counts(long added, long removed, long changes, long sidecars, long others) {
    /** All of them. */
    public long total() {
      return added + removed + changes + sidecars + others;
    }
  }
}

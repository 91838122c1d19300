package io.lakehousedr.core.delta;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was read of one file of the log.
 *
 * @param metadata the {@code metaData} action, if there was one
 * @param protocol the {@code protocol} action, if there was one
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
   * @param added {@code add}
   * @param removed {@code remove}
   * @param changes {@code cdc}
   * @param sidecars {@code sidecar}
   * @param others everything else
   */
  public record Counts(long added, long removed, long changes, long sidecars, long others) {
    /** All of them. */
    public long total() {
      return added + removed + changes + sidecars + others;
    }
  }
}

package io.lakehousedr.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * How a sync is done.
 *
 * @param at the instant to cut at; empty for "now, but for the settle margin"
 * @param landed what is done about data that a table's folder at the target holds before its first
 *     cut
 */
public record SyncOptions(Optional<Instant> at, Landed landed) {
  /** As late as is safe, and nothing is adopted. */
  public static final SyncOptions USUAL = new SyncOptions(Optional.empty(), Landed.REFUSE);

  /** What is done about data that another tool has landed. */
  public enum Landed {
    /** A log at the target stops the table; a file of the right size in place is not copied. */
    REFUSE,
    /**
     * Verified, not trusted: a log that is the source's byte for byte becomes the replica's, and a
     * file in place is taken over when its content is the source's.
     */
    ADOPT
  }

  /** To cut at an instant. */
  public static SyncOptions at(Instant instant) {
    return new SyncOptions(Optional.of(instant), Landed.REFUSE);
  }
}

package io.lakehousedr.engine;

import java.util.Optional;

/**
 * How a verification looks.
 *
 * @param depth how closely
 * @param side what the replica is compared with
 * @param slice a part of each table's files; empty for all
 */
public record VerifyOptions(Depth depth, Against side, Optional<Slice> slice) {
  /** How closely; each includes the ones before. */
  public enum Depth {
    /** Log files byte for byte. */
    LOG,
    /** Presence and size of every file. */
    BYTES,
    /** The content of every file. */
    CHECKSUM,
    /** Every row, as a Delta reader sees it. */
    ROWS
  }

  /** What a replica is compared with. */
  public enum Against {
    /** Its source. */
    SOURCE,
    /** Itself and the decision log: the source is gone. */
    ITSELF
  }

  /**
   * One of {@code count} parts.
   *
   * @param index from 0
   * @param count at least 1
   */
  public record Slice(int index, int count) {}
}

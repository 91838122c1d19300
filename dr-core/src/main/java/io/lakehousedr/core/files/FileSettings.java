package io.lakehousedr.core.files;

import java.time.Instant;
import java.util.Optional;

/**
 * How a folder of files is kept.
 *
 * @param deletion what becomes of files that are gone at the source
 * @param comparison how a changed file is recognised
 * @param existing what becomes of files at the target that this engine did not write
 * @param divergence what becomes of files that this engine wrote and others changed
 * @param watermark files that were last modified before it and never synced are left alone
 */
public record FileSettings(
    Deletion deletion,
    Comparison comparison,
    Existing existing,
    Divergence divergence,
    Optional<Instant> watermark) {
  /** Nothing is deleted, times are compared, what was there at first is replaced. */
  public static final FileSettings USUAL =
      new FileSettings(
          Deletion.NEVER, Comparison.TIME, Existing.REPLACE, Divergence.STOP, Optional.empty());

  /** What becomes of files that are gone at the source. */
  public enum Deletion {
    /** They stay at the target and in the cut. */
    NEVER,
    /** They go at the target too. */
    PROPAGATE
  }

  /** How a changed file is recognised. */
  public enum Comparison {
    /** By size, time of modification and version tag. */
    TIME,
    /** By its content: read in full where the store has no SHA-256 of it. */
    CHECKSUM
  }

  /** What becomes of files that were at the target before the folder was synced first. */
  public enum Existing {
    /** The source's file takes their place, in the first sync; later ones are foreign changes. */
    REPLACE,
    /** They are left and reported; the source's file is not copied. */
    LEAVE
  }

  /** What becomes of foreign changes. */
  public enum Divergence {
    /** The folder stops its group. */
    STOP,
    /** The explicit word: the source's bytes take their place. */
    REPLACE
  }
}

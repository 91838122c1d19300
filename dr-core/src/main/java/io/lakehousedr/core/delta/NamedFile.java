package io.lakehousedr.core.delta;

import java.util.OptionalLong;

/**
 * A file that a commit or a checkpoint names.
 *
 * @param kind what it holds
 * @param role why it is named
 * @param place where it lies
 * @param size in bytes; empty where the log does not say, as for deletion vectors
 */
public record NamedFile(Kind kind, Role role, FilePlace place, OptionalLong size) {
  /** What a file holds. */
  public enum Kind {
    /** Rows. */
    DATA,
    /** Which rows of data files are deleted; one file can be named many times. */
    DELETION_VECTOR,
    /** Changed rows, for readers of the change data feed. */
    CHANGE_DATA,
    /** A part of a checkpoint. */
    SIDECAR
  }

  /** Why a file is named. */
  public enum Role {
    /** It belongs to the table from here on. It may have belonged to it before. */
    ADDED,
    /** It no longer belongs to the table; it may be gone already. */
    REMOVED,
    /** It says what a commit changed. */
    CHANGE,
    /** A checkpoint needs it. */
    REFERENCED
  }

  /** Refuses a negative size. */
  public NamedFile {
    if (size.orElse(0) < 0) {
      throw new IllegalArgumentException("a file of " + size.getAsLong() + " bytes");
    }
  }
}

package io.lakehousedr.core.verify;

import io.lakehousedr.model.ObjectPath;

/**
 * A file that a version of a table needs.
 *
 * @param path relative to the root of the reader
 * @param name the same on every replica: relative to the table, or as the log has it when the file
 *     lies outside the table
 * @param size in bytes, as the log says it
 * @param fit whether the file must have that size, or may go on after it
 */
public record NeededFile(ObjectPath path, String name, long size, Fit fit) {
  /** How the size of the file relates to what the log says. */
  public enum Fit {
    /** A data file: the log knows its size. */
    EXACT,
    /** A file of deletion vectors: the log knows where the last one it names ends. */
    AT_LEAST
  }

  /** Whether a file of {@code found} bytes can be this one. */
  boolean fits(long found) {
    return fit == Fit.EXACT ? found == size : found >= size;
  }

  /** Whether it lies in the folder of {@code side}. */
  boolean isIn(Side side) {
    return side.table().relativize(path).map(ObjectPath::text).equals(java.util.Optional.of(name));
  }
}

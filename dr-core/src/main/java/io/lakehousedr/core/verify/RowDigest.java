package io.lakehousedr.core.verify;

/**
 * What rows a table holds, without their order: the sum of a 128-bit hash of each, so that a row
 * too many, too few, or twice shows. Two tables with the same rows have the same digest, however
 * their files are cut.
 *
 * @param rows how many were read, never taken from statistics
 * @param sum 32 hexadecimal digits
 * @param schema names and types of the columns, in order
 */
public record RowDigest(long rows, String sum, String schema) {
  /** Refuses what is no sum. */
  public RowDigest {
    if (rows < 0 || !sum.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("not a digest of rows: " + rows + ", \"" + sum + "\"");
    }
  }

  @Override
  public String toString() {
    return rows + " rows, " + sum;
  }
}

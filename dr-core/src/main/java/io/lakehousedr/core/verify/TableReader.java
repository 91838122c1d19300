package io.lakehousedr.core.verify;

import java.util.stream.Stream;

/**
 * Reads a Delta table as any Delta reader would: an opinion independent of the code that shipped
 * it. Thread-safe. Failures are {@link io.lakehousedr.error.DrException}s; a table that cannot be
 * read is TABLE_NOT_FOUND, TABLE_FEATURE or TABLE_LOG_CORRUPT.
 */
public interface TableReader {
  /**
   * The files that {@code version} needs: data files and deletion vectors.
   *
   * @return a lazy stream; close it. Failures come from the terminal operation too
   */
  Stream<NeededFile> files(Side side, long version);

  /**
   * Reads every row of the slice's files at {@code version}, with deletion vectors applied, columns
   * mapped and partition values filled in. Memory is bounded by a few batches of rows.
   */
  RowDigest rows(Side side, long version, Slice slice);
}

package io.lakehousedr.core.hadoop;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.lakehousedr.core.verify.RowDigest;
import io.lakehousedr.model.Checksum;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The sum, modulo 2^128, of a hash of each row. Addition forgets the order and, unlike exclusive
 * or, not how often a row came. Not thread-safe; sums are added together.
 */
final class RowSum {
  private final MessageDigest sha256 = Checksum.newSha256();
  private final CanonicalBytes bytes = new CanonicalBytes();
  private long rows;
  private long high;
  private long low;

  void add(FilteredColumnarBatch batch) {
    ColumnarBatch data = batch.getData();
    ColumnVector[] columns = new ColumnVector[data.getSchema().length()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = data.getColumnVector(i);
    }
    for (int row = 0; row < data.getSize(); row++) {
      if (selected(batch.getSelectionVector(), row)) {
        add(columns, row);
      }
    }
  }

  private static boolean selected(Optional<ColumnVector> selection, int row) {
    return selection.map(rows -> !rows.isNullAt(row) && rows.getBoolean(row)).orElse(true);
  }

  private void add(ColumnVector[] columns, int row) {
    bytes.reset();
    for (ColumnVector column : columns) {
      ValueEncoder.encode(column, row, bytes);
    }
    ByteBuffer hash = ByteBuffer.wrap(bytes.digest(sha256));
    rows++;
    add(hash.getLong(), hash.getLong());
  }

  private void add(long otherHigh, long otherLow) {
    long sum = low + otherLow;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    low = sum;
    high += otherHigh + carry;
  }

  synchronized void add(RowSum other) {
    rows += other.rows;
    add(other.high, other.low);
  }

  RowDigest digest(String schema) {
    return new RowDigest(rows, String.format("%016x%016x", high, low), schema);
  }
}

package io.lakehousedr.core.delta;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * One column without repetition, row by row. A column that the file does not have is one without
 * values. Not thread-safe.
 */
final class Cursor {
  private final @Nullable ColumnReader reader;
  private final int full;
  private long row;

  private Cursor(@Nullable ColumnReader reader) {
    this.reader = reader;
    this.full = reader == null ? 0 : reader.getDescriptor().getMaxDefinitionLevel();
  }

  static Cursor of(Optional<ColumnReader> reader) {
    return new Cursor(reader.orElse(null));
  }

  /** Whether the file has the column. */
  boolean exists() {
    return reader != null;
  }

  boolean present() {
    return reader != null && reader.getCurrentDefinitionLevel() == full;
  }

  /** Whether the group is there and the value is not. */
  boolean dangling() {
    return reader != null && full > 1 && reader.getCurrentDefinitionLevel() == full - 1;
  }

  String text() {
    return text(required());
  }

  static String text(ColumnReader reader) {
    Binary binary = reader.getBinary();
    String text = binary.toStringUsingUTF8();
    // What is not UTF-8 becomes this character; the path would be another one.
    if (text.indexOf('\uFFFD') >= 0
        && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), binary.getBytes())) {
      throw new IllegalStateException("a text is not UTF-8");
    }
    return text;
  }

  long number() {
    ColumnReader column = required();
    return column.getDescriptor().getPrimitiveType().getPrimitiveTypeName()
            == PrimitiveTypeName.INT32
        ? column.getInteger()
        : column.getLong();
  }

  private ColumnReader required() {
    if (reader == null) {
      throw new IllegalStateException("a column is missing");
    }
    return reader;
  }

  void next() {
    to(row + 1);
  }

  /** Goes on to a row; a column that is asked for less often costs less than one a row. */
  Cursor to(long next) {
    for (; reader != null && row < next; row++) {
      reader.consume();
    }
    return this;
  }
}

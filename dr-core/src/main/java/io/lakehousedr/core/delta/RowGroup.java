package io.lakehousedr.core.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** The pages of one row group. Each column can be read once. Not thread-safe. */
final class RowGroup {
  private final Columns columns;
  private final ColumnReadStoreImpl readers;
  private final long rows;

  RowGroup(Columns columns, PageReadStore pages, FileMetaData file) {
    this.columns = columns;
    this.rows = pages.getRowCount();
    this.readers =
        new ColumnReadStoreImpl(pages, new NoGroup(), file.getSchema(), file.getCreatedBy());
  }

  long rows() {
    return rows;
  }

  Cursor cursor(String... path) {
    return Cursor.of(columns.leaf(path).map(this::reader));
  }

  private ColumnReader reader(ColumnDescriptor column) {
    return readers.getColumnReader(column);
  }

  /** The text in one row, if there is any. */
  Optional<String> text(long row, String... path) {
    return columns
        .leaf(path)
        .flatMap(column -> texts(row, column, full(column)).stream().findFirst());
  }

  /** The number in one row, if there is one. */
  Optional<Long> number(long row, String... path) {
    Cursor cursor = cursor(path);
    for (long at = 0; at < row; at++) {
      cursor.next();
    }
    return cursor.present() ? Optional.of(cursor.number()) : Optional.empty();
  }

  /** The elements of a list in one row; none where there is no list. */
  List<String> list(long row, String... path) {
    List<ColumnDescriptor> leaves = columns.all(path);
    return leaves.isEmpty() ? List.of() : texts(row, leaves.get(0), full(leaves.get(0)));
  }

  /** The keys ({@code key}) or values ({@code value}) of a map in one row; "" for no value. */
  List<String> entries(long row, String end, String... path) {
    return columns.all(path).stream()
        .filter(column -> column.getPath()[column.getPath().length - 1].equals(end))
        .findFirst()
        .map(column -> texts(row, column, keyLevel(path)))
        .orElse(List.of());
  }

  /** How deep an entry's key stands: a value can be missing one level deeper. */
  private int keyLevel(String... path) {
    return columns.all(path).stream().mapToInt(RowGroup::full).min().orElse(0);
  }

  private static int full(ColumnDescriptor column) {
    return column.getMaxDefinitionLevel();
  }

  private List<String> texts(long wanted, ColumnDescriptor column, int least) {
    List<String> found = new ArrayList<>();
    ColumnReader reader = reader(column);
    // A row begins where the repetition level is 0; so does the end of the column.
    long row = 0;
    while (row <= wanted) {
      if (row == wanted && reader.getCurrentDefinitionLevel() >= least) {
        found.add(reader.getCurrentDefinitionLevel() == full(column) ? Cursor.text(reader) : "");
      }
      reader.consume();
      row += reader.getCurrentRepetitionLevel() == 0 ? 1 : 0;
    }
    return found;
  }

  /** The library wants somewhere to put values; they are asked for instead. */
  private static final class NoGroup extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return new Any();
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }

  private static final class Any extends Converter {
    @Override
    public boolean isPrimitive() {
      return true;
    }

    @Override
    public PrimitiveConverter asPrimitiveConverter() {
      return new PrimitiveConverter() {};
    }

    @Override
    public GroupConverter asGroupConverter() {
      return new NoGroup();
    }
  }
}

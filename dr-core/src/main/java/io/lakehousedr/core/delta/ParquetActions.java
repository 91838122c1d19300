package io.lakehousedr.core.delta;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * Reads the actions of one Parquet file of a checkpoint, only the columns that are needed, one row
 * group after another. Not thread-safe.
 */
final class ParquetActions {
  private final ObjectReader store;
  private final ObjectEntry entry;
  private final String where;
  private final Tally tally;

  /** Which columns are read. */
  enum Scope {
    /** Those that name files, {@code metaData} and {@code protocol}. */
    ALL,
    /** {@code metaData} and {@code protocol}. */
    HEAD,
    /** Those that name sidecars. */
    SIDECARS
  }

  ParquetActions(ObjectReader store, ObjectEntry entry, Tally tally) {
    this.store = store;
    this.entry = entry;
    this.where = store.root().resolve(entry.path()).text();
    this.tally = tally;
  }

  /** What the visitor threw, on its way past the handling of damage. */
  private static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException thrown;

    Passed(RuntimeException thrown) {
      super(thrown);
      this.thrown = thrown;
    }
  }

  /**
   * @throws io.lakehousedr.error.DrException TABLE_LOG_CORRUPT when the file is no checkpoint; what
   *     the store or the visitor throws
   */
  void read(Scope scope) {
    try {
      readAll(scope);
    } catch (Passed e) {
      throw e.thrown;
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      RuntimeException known = LogErrors.inside(e);
      throw known != null ? known : LogErrors.corrupt(where, "no sound Parquet file: " + e, e);
    }
  }

  private void readAll(Scope scope) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader file = ParquetFileReader.open(StoreStream.file(store, entry), options)) {
      Columns columns = new Columns(file.getFileMetaData().getSchema());
      columns.check(where);
      List<ColumnDescriptor> wanted = columns.of(scope);
      if (!wanted.isEmpty()) {
        checkSizes(file.getRowGroups());
        file.setRequestedSchema(wanted);
        readGroups(file, columns, scope);
      }
    }
  }

  /** Believed, a wrong size would be allocated. */
  private void checkSizes(List<BlockMetaData> groups) {
    for (BlockMetaData group : groups) {
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        long start = chunk.getStartingPos();
        long size = chunk.getTotalSize();
        if (start < 4 || size < 0 || size > entry.size() || start > entry.size() - size) {
          throw LogErrors.corrupt(
              where, "the column " + chunk.getPath() + " lies outside the file");
        }
      }
    }
  }

  private void readGroups(ParquetFileReader file, Columns columns, Scope scope) throws IOException {
    PageReadStore pages = file.readNextRowGroup();
    while (pages != null) {
      RowGroup group = new RowGroup(columns, pages, file.getFileMetaData());
      read(group, scope);
      pages = headIsRead(scope) ? null : file.readNextRowGroup();
    }
  }

  /** Each of the two stands in a checkpoint once, so the rest need not be fetched. */
  private boolean headIsRead(Scope scope) {
    return scope == Scope.HEAD && headIsKnown();
  }

  private boolean headIsKnown() {
    return tally.hasMetadata() && tally.hasProtocol();
  }

  private void read(RowGroup group, Scope scope) {
    if (scope != Scope.SIDECARS && !headIsKnown()) {
      head(group);
    }
    if (scope == Scope.ALL) {
      rows(group, List.of(FileColumns.added(group, where), FileColumns.removed(group, where)));
    }
    if (scope != Scope.HEAD) {
      rows(group, List.of(FileColumns.sidecars(group, where)));
    }
  }

  /** Column after column would hold all rows; row after row holds one. */
  private void rows(RowGroup group, List<FileColumns> kinds) {
    List<FileColumns> there = kinds.stream().filter(FileColumns::exist).toList();
    for (long row = 0; row < group.rows() && !there.isEmpty(); row++) {
      for (FileColumns columns : there) {
        columns.row(this::tell);
      }
    }
  }

  private void tell(FileAction action) {
    pass(() -> tally.action(action));
  }

  private static void pass(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      throw new Passed(e);
    }
  }

  private void head(RowGroup group) {
    Cursor reader = group.cursor("protocol", "minReaderVersion");
    long protocol = find(group, reader);
    if (protocol >= 0) {
      Protocol read = protocol(group, protocol, reader.number());
      pass(() -> tally.protocol(read));
    }
    Cursor id = group.cursor("metaData", "id");
    long metadata = find(group, id);
    if (metadata >= 0) {
      Metadata read = metadata(group, metadata, id.text());
      pass(() -> tally.metadata(read));
    }
  }

  /** The row in which the column has its value, or -1; a checkpoint has it once. */
  private static long find(RowGroup group, Cursor cursor) {
    for (long row = 0; row < group.rows(); row++) {
      if (cursor.present()) {
        return row;
      }
      cursor.next();
    }
    return -1;
  }

  private Protocol protocol(RowGroup group, long row, long reader) {
    long writer = group.number(row, "protocol", "minWriterVersion").orElse(0L);
    return new Protocol(
        version(reader),
        version(writer),
        Set.copyOf(group.list(row, "protocol", "readerFeatures")),
        Set.copyOf(group.list(row, "protocol", "writerFeatures")));
  }

  private int version(long version) {
    if (version < 1 || version > Integer.MAX_VALUE) {
      throw LogErrors.corrupt(where, "the protocol demands version " + version);
    }
    return (int) version;
  }

  private Metadata metadata(RowGroup group, long row, String id) {
    List<String> keys = group.entries(row, "key", "metaData", "configuration");
    List<String> values = group.entries(row, "value", "metaData", "configuration");
    if (keys.size() != values.size()) {
      throw LogErrors.corrupt(where, "metaData.configuration has keys without values");
    }
    Map<String, String> configuration = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      configuration.put(keys.get(i), values.get(i));
    }
    return new Metadata(
        id,
        group.text(row, "metaData", "schemaString"),
        group.list(row, "metaData", "partitionColumns"),
        configuration);
  }
}

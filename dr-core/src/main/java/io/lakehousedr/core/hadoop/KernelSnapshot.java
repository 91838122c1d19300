package io.lakehousedr.core.hadoop;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.lakehousedr.core.verify.Side;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One version of a table, as Kernel reads it. Thread-safe; holds nothing that must be closed. */
final class KernelSnapshot {
  private final String where;
  private final Engine engine;
  private final Scan scan;
  private final Snapshot snapshot;
  private final TablePaths paths;
  private final Row state;

  private KernelSnapshot(Side side, ReaderFileIo files, OptionalLong version) {
    this.where = side.location().text();
    this.paths = files.paths();
    this.engine = DefaultEngine.create(files);
    SnapshotBuilder builder = TableManager.loadSnapshot(TablePaths.ROOT);
    this.snapshot =
        (version.isPresent() ? builder.atVersion(version.getAsLong()) : builder).build(engine);
    this.scan = snapshot.getScanBuilder().build();
    this.state = scan.getScanState(engine);
  }

  /** Reads the log up to {@code version}, or to its end. */
  static KernelSnapshot load(Side side, OptionalLong version) {
    return Failures.call(
        side.location().text(), () -> new KernelSnapshot(side, new ReaderFileIo(side), version));
  }

  TablePaths paths() {
    return paths;
  }

  long version() {
    return snapshot.getVersion();
  }

  StructType schema() {
    return ScanStateRow.getLogicalSchema(state);
  }

  /** One row for each data file; close it. */
  Stream<Row> files() {
    CloseableIterator<Row> rows =
        Failures.call(where, () -> Utils.intoRows(scan.getScanFiles(engine)));
    return Streams.of(where, rows);
  }

  /** Gives every batch of rows of one data file to {@code work}. */
  void read(Row file, Consumer<FilteredColumnarBatch> work) {
    String path = where + "/" + new LoggedFile(file).path();
    Failures.callData(
        path,
        () -> {
          try (CloseableIterator<FilteredColumnarBatch> batches = batches(file)) {
            batches.forEachRemaining(work);
          }
          return path;
        });
  }

  private CloseableIterator<FilteredColumnarBatch> batches(Row file) throws IOException {
    FileStatus data = new LoggedFile(file).status(paths);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
    CloseableIterator<FileReadResult> read =
        engine
            .getParquetHandler()
            .readParquetFiles(Utils.singletonCloseableIterator(data), physical, Optional.empty());
    return Scan.transformPhysicalData(engine, state, file, read.map(FileReadResult::getData));
  }

  /** The file row's fields. */
  record LoggedFile(Row row) {
    private Row add() {
      return row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
    }

    String path() {
      return add().getString(add().getSchema().indexOf("path"));
    }

    long size() {
      return add().getLong(add().getSchema().indexOf("size"));
    }

    FileStatus status(TablePaths paths) {
      return FileStatus.of(paths.name(paths.logged(path())), size(), 0);
    }
  }
}

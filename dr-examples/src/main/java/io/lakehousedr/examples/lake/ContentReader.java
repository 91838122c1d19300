package io.lakehousedr.examples.lake;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.LongType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads a table as any other program would: by Delta Kernel with Hadoop's local file system, not
 * through the engine and its stores.
 */
public final class ContentReader {
  private static final String SUMMED = "cents";

  private final Engine engine = DefaultEngine.create(new Configuration());

  /** Reads all rows of a version, of the newest one when none is given. */
  public Content read(Path table, OptionalLong version) throws IOException {
    SnapshotBuilder builder = TableManager.loadSnapshot(table.toAbsolutePath().toString());
    version.ifPresent(builder::atVersion);
    Snapshot snapshot = builder.build(engine);
    Scan scan = snapshot.getScanBuilder().build();
    Row state = scan.getScanState(engine);
    Sum sum = new Sum(ScanStateRow.getLogicalSchema(state).indexOf(SUMMED));
    try (CloseableIterator<Row> files = Utils.intoRows(scan.getScanFiles(engine))) {
      while (files.hasNext()) {
        read(state, files.next(), sum);
      }
    }
    return sum.content(snapshot.getVersion());
  }

  private void read(Row state, Row file, Sum sum) throws IOException {
    CloseableIterator<FileReadResult> read =
        engine
            .getParquetHandler()
            .readParquetFiles(
                Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                ScanStateRow.getPhysicalDataReadSchema(state),
                Optional.empty());
    try (CloseableIterator<FilteredColumnarBatch> batches =
        Scan.transformPhysicalData(engine, state, file, read.map(FileReadResult::getData))) {
      batches.forEachRemaining(sum::add);
    }
  }

  private static final class Sum {
    private final int column;
    private long rows;
    private long cents;
    private long digest;

    Sum(int column) {
      this.column = column;
    }

    void add(FilteredColumnarBatch batch) {
      Optional<ColumnVector> chosen = batch.getSelectionVector();
      for (int row = 0; row < batch.getData().getSize(); row++) {
        if (isChosen(chosen, row)) {
          add(batch, row);
        }
      }
    }

    private static boolean isChosen(Optional<ColumnVector> chosen, int row) {
      return chosen.map(vector -> vector.isNullAt(row) || vector.getBoolean(row)).orElse(true);
    }

    private void add(FilteredColumnarBatch batch, int row) {
      rows++;
      long hash = 1;
      for (int i = 0; i < batch.getData().getSchema().length(); i++) {
        ColumnVector vector = batch.getData().getColumnVector(i);
        Object value = VectorUtils.getValueAsObject(vector, vector.getDataType(), row);
        hash = hash * 1_000_003 + String.valueOf(value).hashCode();
        if (i == column && vector.getDataType() instanceof LongType && !vector.isNullAt(row)) {
          cents += vector.getLong(row);
        }
      }
      digest += hash;
    }

    Content content(long version) {
      OptionalLong total = column < 0 ? OptionalLong.empty() : OptionalLong.of(cents);
      return new Content(version, rows, total, digest);
    }
  }
}

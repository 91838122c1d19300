package io.lakehousedr.core.hadoop;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.utils.CloseableIterator;
import io.lakehousedr.core.control.GroupDefinition;
import io.lakehousedr.core.control.GroupRow;
import io.lakehousedr.core.control.SyncState;
import io.lakehousedr.core.control.SyncStatus;
import io.lakehousedr.core.verify.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the rows of the metadata table, whoever wrote them and whatever columns he added. */
final class ControlRowsReader {
  private ControlRowsReader() {}

  /** The rows at a version, or the newest, ordered by name of the group. */
  static List<GroupRow> read(Side table, OptionalLong version) {
    KernelSnapshot snapshot = KernelSnapshot.load(table, version);
    List<GroupRow> rows = new ArrayList<>();
    try (Stream<Row> files = snapshot.files()) {
      files.forEach(file -> snapshot.read(file, batch -> add(batch, rows)));
    }
    rows.sort(Comparator.comparing(GroupRow::name));
    return rows;
  }

  private static void add(FilteredColumnarBatch batch, List<GroupRow> rows) {
    try (CloseableIterator<Row> all = batch.getRows()) {
      all.forEachRemaining(row -> rows.add(row(row)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GroupRow row(Row row) {
    GroupDefinition group =
        new GroupDefinition(
            text(row, ControlColumns.GROUP_NAME).orElse(""),
            text(row, ControlColumns.WORKFLOW),
            tables(row));
    return new GroupRow(
        group,
        time(row, ControlColumns.DATE_CREATED).orElse(Instant.EPOCH),
        time(row, ControlColumns.DATE_UPDATED).orElse(Instant.EPOCH),
        state(row));
  }

  private static SyncState state(Row row) {
    return new SyncState(
        time(row, ControlColumns.SYNC_START_TIMESTAMP),
        time(row, ControlColumns.SYNC_END_TIMESTAMP),
        text(row, ControlColumns.CURRENT_SYNC_STATUS)
            .filter(text -> !text.isEmpty())
            .map(SyncStatus::new),
        text(row, ControlColumns.MESSAGE));
  }

  private static Optional<String> text(Row row, ControlColumns column) {
    return at(row, column).map(row::getString);
  }

  private static Optional<Instant> time(Row row, ControlColumns column) {
    return at(row, column)
        .map(row::getLong)
        .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  private static List<String> tables(Row row) {
    return at(row, ControlColumns.TABLES)
        .map(row::getArray)
        .map(ControlRowsReader::texts)
        .orElse(List.of());
  }

  private static List<String> texts(ArrayValue array) {
    ColumnVector elements = array.getElements();
    return IntStream.range(0, array.getSize())
        .filter(i -> !elements.isNullAt(i))
        .mapToObj(elements::getString)
        .toList();
  }

  /** Where the column is, when it is there and has a value. */
  private static Optional<Integer> at(Row row, ControlColumns column) {
    return Optional.of(row.getSchema().indexOf(column.column()))
        .filter(index -> index >= 0 && !row.isNullAt(index));
  }
}

package io.lakehousedr.examples.lake;

import io.delta.standalone.DeltaLog;
import io.delta.standalone.Operation;
import io.delta.standalone.OptimisticTransaction;
import io.delta.standalone.actions.Action;
import io.delta.standalone.actions.AddFile;
import io.delta.standalone.actions.Metadata;
import io.delta.standalone.types.StructField;
import io.delta.standalone.types.StructType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * A Delta table in a local folder, with its rows at hand so that it can be changed as SQL would:
 * files with rows that change are removed and written anew. Used by one thread.
 */
public final class DeltaTable {
  private static final String WRITER = "Lakehouse-DR-Examples";

  private final Path folder;
  private final List<Column> columns;
  private final Optional<String> partition;
  private final DeltaLog log;
  private final Map<AddFile, List<Row>> files = new LinkedHashMap<>();

  private DeltaTable(Path folder, List<Column> columns, Optional<String> partition) {
    this.folder = folder;
    this.columns = List.copyOf(columns);
    this.partition = partition;
    this.log =
        DeltaLog.forTable(new Configuration(), new org.apache.hadoop.fs.Path(folder.toUri()));
  }

  /**
   * Makes version 0 with those rows.
   *
   * @param partition column that the table is partitioned by; empty for none
   */
  public static DeltaTable create(
      Path folder, List<Column> columns, Optional<String> partition, List<Row> rows)
      throws IOException {
    DeltaTable table = new DeltaTable(folder, columns, partition);
    table.commit(Operation.Name.CREATE_TABLE, row -> Optional.of(row), rows);
    return table;
  }

  /** INSERT: adds files. */
  public void append(List<Row> rows) throws IOException {
    commit(Operation.Name.WRITE, row -> Optional.of(row), rows);
  }

  /** UPDATE: rows that {@code change} gives back otherwise are rewritten with their files. */
  public void update(UnaryOperator<Row> change) throws IOException {
    commit(Operation.Name.UPDATE, row -> Optional.of(change.apply(row)), List.of());
  }

  /** DELETE: rows that {@code change} leaves out go, their files are rewritten. */
  public void delete(Change change) throws IOException {
    commit(Operation.Name.DELETE, change, List.of());
  }

  /** MERGE: changes, deletes and inserts in one commit. */
  public void merge(Change change, List<Row> inserted) throws IOException {
    commit(Operation.Name.MERGE, change, inserted);
  }

  /** What becomes of a row; empty when it is deleted. */
  @FunctionalInterface
  public interface Change {
    /** The row as it shall be. */
    Optional<Row> of(Row row);
  }

  private void commit(Operation.Name name, Change change, List<Row> inserted) throws IOException {
    OptimisticTransaction transaction = log.startTransaction();
    List<Action> actions = new ArrayList<>();
    Map<AddFile, List<Row>> written = new LinkedHashMap<>();
    for (AddFile file : List.copyOf(files.keySet())) {
      List<Row> before = List.copyOf(files.get(file));
      List<Row> after = before.stream().map(change::of).flatMap(Optional::stream).toList();
      if (!after.equals(before)) {
        actions.add(file.remove());
        files.remove(file);
        write(after, written);
      }
    }
    write(inserted, written);
    if (transaction.readVersion() < 0) {
      transaction.updateMetadata(metadata());
    }
    actions.addAll(written.keySet());
    transaction.commit(actions, new Operation(name), WRITER);
    files.putAll(written);
  }

  /** One file for each partition. */
  private void write(List<Row> rows, Map<AddFile, List<Row>> written) throws IOException {
    Map<Map<String, String>, List<Row>> parts =
        rows.stream()
            .collect(
                Collectors.groupingBy(this::partition, LinkedHashMap::new, Collectors.toList()));
    for (var part : parts.entrySet()) {
      written.put(add(part.getKey(), part.getValue()), part.getValue());
    }
  }

  private Map<String, String> partition(Row row) {
    return partition.map(column -> Map.of(column, row.text(column))).orElse(Map.of());
  }

  private AddFile add(Map<String, String> part, List<Row> rows) throws IOException {
    StringBuilder name = new StringBuilder();
    part.forEach((column, value) -> name.append(column).append('=').append(value).append('/'));
    name.append("part-").append(UUID.randomUUID()).append(".parquet");
    long size = ParquetRows.write(folder.resolve(name.toString()), stored(), rows);
    // Standalone writes this text into the JSON as it is, where the protocol wants a string.
    String statistics = "\"{\\\"numRecords\\\":" + rows.size() + "}\"";
    long now = System.currentTimeMillis();
    return new AddFile(encoded(name.toString()), part, size, now, true, statistics, Map.of());
  }

  /** Paths in a log are URIs. */
  private static String encoded(String name) {
    return new org.apache.hadoop.fs.Path(name).toUri().getRawPath();
  }

  private List<Column> stored() {
    return columns.stream().filter(it -> !partition.equals(Optional.of(it.name()))).toList();
  }

  private Metadata metadata() {
    StructField[] fields = columns.stream().map(Column::field).toArray(StructField[]::new);
    return Metadata.builder()
        .schema(new StructType(fields))
        .partitionColumns(partition.stream().toList())
        .build();
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }
}

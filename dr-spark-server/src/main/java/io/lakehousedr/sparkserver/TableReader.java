package io.lakehousedr.sparkserver;

import io.delta.tables.DeltaTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** Reads Delta tables back: their rows, their changes and their history. */
public final class TableReader {
  private final SparkSession spark;
  private final Map<String, String> names = new ConcurrentHashMap<>();

  public TableReader(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Reads the table at a path by its name in the catalog from now on: a catalog-managed table
   * cannot be read by its path.
   */
  public void nameTable(String path, String name) {
    names.put(path, name);
  }

  /** How SQL refers to the table at a path. */
  public String reference(String path) {
    return names.getOrDefault(path, "delta.`" + path.replace("`", "``") + "`");
  }

  /** The rows of the latest version, or of those that the options ask for. */
  public Dataset<Row> read(String path, Map<String, String> options) {
    forget(path);
    DataFrameReader reader = spark.read().format("delta").options(options);
    return names.containsKey(path) ? reader.table(names.get(path)) : reader.load(path);
  }

  /** The changed rows between two versions, both included. */
  public Dataset<Row> changes(String path, long from, long to) {
    Map<String, String> options =
        Map.of(
            "readChangeFeed", "true",
            "startingVersion", Long.toString(from),
            "endingVersion", Long.toString(to));
    return read(path, options);
  }

  /** The table's commits, the oldest first. */
  public List<HistoryEntry> history(String path) {
    forget(path);
    Dataset<Row> history =
        names.containsKey(path)
            ? DeltaTable.forName(spark, names.get(path)).history()
            : DeltaTable.forPath(spark, path).history();
    return history
        .select("version", "timestamp", "operation", "operationParameters")
        .orderBy("version")
        .collectAsList()
        .stream()
        .map(TableReader::entry)
        .toList();
  }

  /** Drops what Spark remembers of a table: tests replace a table's files behind its back. */
  public void forget(String path) {
    if (!names.containsKey(path)) {
      DeltaLog.invalidateCache(spark, new Path(path));
    }
  }

  private static HistoryEntry entry(Row row) {
    Instant timestamp = row.getAs("timestamp");
    Map<String, String> parameters = row.getJavaMap(3);
    return new HistoryEntry(
        row.getLong(0),
        timestamp.toEpochMilli(),
        row.getString(2),
        parameters == null ? Map.of() : new TreeMap<>(parameters));
  }

  /**
   * One commit of a table.
   *
   * @param version its version
   * @param timestamp its time as Delta reports it, in milliseconds since 1970
   * @param operation such as WRITE or MERGE
   * @param operationParameters sorted by name
   */
  public record HistoryEntry(
      long version, long timestamp, String operation, Map<String, String> operationParameters) {}
}

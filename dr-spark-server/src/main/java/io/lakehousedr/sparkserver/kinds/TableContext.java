package io.lakehousedr.sparkserver.kinds;

import io.lakehousedr.sparkserver.Streams;
import io.lakehousedr.sparkserver.TableReader;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/**
 * The table a recipe works on.
 *
 * @param spark the session
 * @param tables how the table is referred to
 * @param streams for recipes that stream
 * @param path the table's folder
 */
public record TableContext(SparkSession spark, TableReader tables, Streams streams, String path) {

  /**
   * Runs SQL statements in which {@code {table}} stands for the table, {@code {path}} for its
   * folder, {@code {name}} for a name in the catalog that no other table has, and {@code {source}}
   * for a second table in the folder beside it.
   */
  public void sql(String... statements) {
    for (String statement : statements) {
      spark.sql(
          statement
              .replace("{table}", tables.reference(path))
              .replace("{source}", tables.reference(sibling("source")))
              .replace("{name}", name())
              .replace("{path}", path));
    }
  }

  /** The name {@code {name}} stands for. */
  public String name() {
    return "table_" + Integer.toHexString(path.hashCode());
  }

  /** A folder beside the table's, under the same root. */
  public String sibling(String role) {
    return path + "_" + role;
  }

  /** The folder of the table's log. */
  public Path logFolder() {
    return Path.of(path, "_delta_log");
  }

  /** The table's log, looked at afresh. */
  public DeltaLog log() {
    tables.forget(path);
    return DeltaLog.forTable(spark, path);
  }

  /** The latest version. */
  public long version() {
    return log().unsafeVolatileSnapshot().version();
  }
}

package io.lakehousedr.sparkserver;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Starts the local Spark session in which Delta tables are written and read. */
public final class LocalSession {
  private LocalSession() {}

  /**
   * Starts a session that keeps everything of its own under one folder.
   *
   * @param scratch a folder for the warehouse and Spark's temporary files
   */
  public static SparkSession start(Path scratch) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("dr-spark-server")
            .master("local[2]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.local.dir", scratch.resolve("local").toString())
            .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toUri().toString())
            .config("spark.sql.catalogImplementation", "in-memory");
    addSql(builder);
    addDelta(builder);
    return builder.getOrCreate();
  }

  private static void addSql(SparkSession.Builder builder) {
    builder
        .config("spark.default.parallelism", "2")
        // Compiling a query takes longer than running it over tens of rows.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        // VACUUM lists folders with this many tasks: by default ten thousand.
        .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2")
        // One time zone, so that a digest does not depend on where it was computed.
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", "true");
  }

  private static void addDelta(SparkSession.Builder builder) {
    builder
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        // Fifty tasks a snapshot would dominate the time that tiny tables take.
        .config("spark.databricks.delta.snapshotPartitions", "1")
        // VACUUM with a retention of zero hours is what several table kinds are about.
        .config("spark.databricks.delta.retentionDurationCheck.enabled", "false")
        // What is there can be read, however old it is: tests compare every version that is left.
        .config(
            "spark.databricks.delta.vacuum.enforceTimeTravelWithinDeletedFileRetentionDuration",
            "false");
  }
}

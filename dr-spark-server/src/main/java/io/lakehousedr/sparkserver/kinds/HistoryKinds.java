package io.lakehousedr.sparkserver.kinds;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.internal.compaction.LogCompactionWriter;
import io.delta.kernel.internal.fs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.DomainMetadata;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Tables whose log itself is out of the ordinary. */
final class HistoryKinds {
  private HistoryKinds() {}

  static List<TableKind> all() {
    return List.of(
        inCommitTimestamps(),
        inCommitTimestampsEnabledLater(),
        restore(),
        optimizeAndVacuum(),
        cleanedLogs(),
        streamingTransactions(),
        logCompaction(),
        domainMetadata(),
        vacuumProtocolCheck());
  }

  private static String table(String properties) {
    return "CREATE TABLE {table} (id BIGINT, name STRING) USING delta TBLPROPERTIES (%s)"
        .formatted(properties);
  }

  private static String rows(int from, int to) {
    return "INSERT INTO {table} SELECT id, 'row ' || id FROM RANGE(%d, %d)".formatted(from, to);
  }

  private static TableKind inCommitTimestamps() {
    return TableKind.named("in_commit_timestamps")
        .make(table("delta.enableInCommitTimestamps = true"), rows(0, 20))
        .step(rows(20, 30))
        .step("UPDATE {table} SET name = 'updated' WHERE id < 5")
        .step("OPTIMIZE {table}", "DELETE FROM {table} WHERE id = 7")
        .build();
  }

  private static TableKind inCommitTimestampsEnabledLater() {
    return TableKind.named("in_commit_timestamps_enabled_later")
        .make(table("a = 1"), rows(0, 20))
        .step(rows(20, 30))
        .step("ALTER TABLE {table} SET TBLPROPERTIES (delta.enableInCommitTimestamps = true)")
        .step("UPDATE {table} SET name = 'updated' WHERE id < 5", rows(30, 35))
        .build();
  }

  private static TableKind restore() {
    return TableKind.named("restore")
        .make(table("a = 1"), rows(0, 20))
        .step("DELETE FROM {table} WHERE id < 15", rows(20, 30))
        .step("RESTORE TABLE {table} TO VERSION AS OF 1")
        .step("RESTORE TABLE {table} TO VERSION AS OF 3", rows(30, 35))
        .build();
  }

  private static TableKind optimizeAndVacuum() {
    return TableKind.named("optimize_and_vacuum")
        .setting("vacuum.logging.enabled", true)
        .make(table("a = 1"), rows(0, 20), rows(20, 30))
        .step("OPTIMIZE {table}", "VACUUM {table} RETAIN 0 HOURS")
        .step("UPDATE {table} SET name = 'updated' WHERE id < 5", rows(30, 40))
        .step("OPTIMIZE {table}", "VACUUM {table} LITE RETAIN 0 HOURS", rows(40, 45))
        .build();
  }

  /** Each step but the second lets Delta clean the log, so that it begins with a checkpoint. */
  private static TableKind cleanedLogs() {
    return TableKind.named("cleaned_logs")
        .make(
            table(
                "delta.logRetentionDuration = 'interval 1 days', delta.checkpointInterval = 2,"
                    + " delta.deletedFileRetentionDuration = 'interval 1 days'"),
            rows(0, 10),
            rows(10, 20),
            "DELETE FROM {table} WHERE id = 3")
        .step(
            table -> {
              age(table, Duration.ofDays(9));
              table.sql(rows(20, 30), rows(30, 35));
            })
        .step("UPDATE {table} SET name = 'updated' WHERE id < 5")
        .step(
            table -> {
              age(table, Duration.ofDays(5));
              table.sql(rows(35, 40), "DELETE FROM {table} WHERE id = 4", rows(40, 42));
            })
        .build();
  }

  /** Delta cleans whole days only: commits of today are always kept, so they are made older. */
  private static void age(TableContext table, Duration by) throws IOException {
    try (Stream<java.nio.file.Path> files = Files.list(table.logFolder())) {
      for (java.nio.file.Path file : files.filter(Files::isRegularFile).toList()) {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        Files.setLastModifiedTime(file, FileTime.from(modified.minus(by)));
      }
    }
    table.tables().forget(table.path());
  }

  private static TableKind streamingTransactions() {
    return TableKind.named("streaming_txn")
        .make(table("a = 1"), rows(0, 10))
        .step(table -> append(table, 100, 110))
        .step(
            table -> {
              append(table, 110, 120);
              table.sql(rows(10, 20));
            })
        .step(
            table -> {
              append(table, 120, 125);
              table.sql("OPTIMIZE {table}");
            })
        .build();
  }

  private static void append(TableContext table, int from, int to) throws Exception {
    String rows = "SELECT id, 'streamed' AS name FROM RANGE(%d, %d)".formatted(from, to);
    table.streams().append(table.path(), table.sibling("checkpoint"), rows);
  }

  /** Delta for Spark reads compacted logs but cannot write them: Delta Kernel writes them here. */
  private static TableKind logCompaction() {
    return TableKind.named("log_compaction")
        .make(table("a = 1"), rows(0, 10), rows(10, 20), rows(20, 25))
        .step(table -> compact(table, 1, 3))
        .step("DELETE FROM {table} WHERE id < 5", rows(25, 30))
        .step(
            table -> {
              compact(table, 2, 5);
              table.sql(rows(30, 35));
            })
        .build();
  }

  private static void compact(TableContext table, long from, long to) throws IOException {
    Path folder = new Path(java.nio.file.Path.of(table.path()).toUri().toString());
    Path log = new Path(folder, "_delta_log");
    new LogCompactionWriter(folder, log, from, to, 0)
        .writeLogCompactionFile(DefaultEngine.create(table.spark().sessionState().newHadoopConf()));
  }

  private static TableKind domainMetadata() {
    return TableKind.named("domain_metadata")
        .make(table("delta.feature.domainMetadata = 'supported'"), rows(0, 20))
        .step(table -> domain(table, "app.example", "{\"offset\": 1}", false))
        .step(
            table -> {
              domain(table, "app.other", "any text", false);
              table.sql(rows(20, 30));
            })
        .step(table -> domain(table, "app.example", "{\"offset\": 2}", true))
        .build();
  }

  private static void domain(TableContext table, String name, String value, boolean removed) {
    DeltaLog log = table.log();
    List<Action> actions = List.of(new DomainMetadata(name, value, removed));
    Seq<Action> sequence = CollectionConverters.asScala(actions).toSeq();
    log.startTransaction(Option.empty(), Option.empty())
        .commit(sequence, DeltaOperations.ManualUpdate$.MODULE$);
  }

  private static TableKind vacuumProtocolCheck() {
    return TableKind.named("vacuum_protocol_check")
        .setting("vacuum.logging.enabled", true)
        .make(table("delta.feature.vacuumProtocolCheck = 'supported'"), rows(0, 20))
        .step(rows(20, 30))
        .step("DELETE FROM {table} WHERE id < 5")
        .step("VACUUM {table} RETAIN 0 HOURS")
        .build();
  }
}

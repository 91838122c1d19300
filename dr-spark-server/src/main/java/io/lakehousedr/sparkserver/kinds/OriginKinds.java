package io.lakehousedr.sparkserver.kinds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.coordinatedcommits.CatalogOwnedCommitCoordinatorProvider;
import org.apache.spark.sql.delta.coordinatedcommits.InMemoryCommitCoordinatorBuilder;

/** Tables that began as something else, point to something else or belong to a catalog. */
final class OriginKinds {
  private static final String CATALOG = "spark_catalog";

  private OriginKinds() {}

  static List<TableKind> all() {
    return List.of(
        replaceTable(),
        convertedFromParquet(),
        shallowClone(),
        shallowCloneWithDeletionVectors(),
        catalogManaged());
  }

  /** By its name: what replaces a table by its path is taken for the creation of a new one. */
  private static TableKind replaceTable() {
    return TableKind.named("replace_table")
        .make(
            "CREATE TABLE {name} (id BIGINT, name STRING) USING delta LOCATION '{path}'",
            "INSERT INTO {table} SELECT id, 'first' FROM RANGE(20)")
        .step(
            """
            CREATE OR REPLACE TABLE {name} (other DOUBLE, id STRING) USING delta
              PARTITIONED BY (id) COMMENT 'another table' LOCATION '{path}'\
            """,
            "INSERT INTO {table} SELECT id, 'p' || id FROM RANGE(3)")
        .step(
            """
            REPLACE TABLE {name} USING delta LOCATION '{path}' AS
              SELECT id, 'third' AS name FROM RANGE(10)\
            """)
        .step("RESTORE TABLE {table} TO VERSION AS OF 1")
        .build();
  }

  private static TableKind convertedFromParquet() {
    return TableKind.named("convert_to_delta")
        .make(
            table -> {
              table
                  .spark()
                  .sql("SELECT id, 'n ' || id AS name, 'p ' || id % 3 AS part FROM RANGE(20)")
                  .write()
                  .partitionBy("part")
                  .parquet(table.path());
              table.sql("CONVERT TO DELTA parquet.`{path}` PARTITIONED BY (part STRING)");
            })
        .step("INSERT INTO {table} SELECT id, 'm', 'p 9' FROM RANGE(20, 30)")
        .step("UPDATE {table} SET name = 'updated' WHERE id < 5")
        .step("OPTIMIZE {table}")
        .build();
  }

  private static TableKind shallowClone() {
    return TableKind.named("shallow_clone")
        .make(
            "CREATE TABLE {source} (id BIGINT, part STRING) USING delta PARTITIONED BY (part)",
            "INSERT INTO {source} SELECT id, 'p %' || id % 3 FROM RANGE(30)",
            "CREATE TABLE {name} SHALLOW CLONE {source} LOCATION '{path}'")
        .step("INSERT INTO {table} SELECT id, 'own' FROM RANGE(30, 40)")
        .step("DELETE FROM {table} WHERE id % 6 = 0")
        .step(
            "INSERT INTO {source} SELECT id, 'later' FROM RANGE(50, 60)",
            // Only an empty table may become a clone.
            "DELETE FROM {table}",
            "CREATE OR REPLACE TABLE {name} SHALLOW CLONE {source} LOCATION '{path}'")
        .build();
  }

  private static TableKind shallowCloneWithDeletionVectors() {
    return TableKind.named("shallow_clone_deletion_vectors")
        .make(
            """
            CREATE TABLE {source} (id BIGINT) USING delta TBLPROPERTIES (
              delta.enableDeletionVectors = true, delta.checkpointInterval = 2)\
            """,
            "INSERT INTO {source} SELECT /*+ COALESCE(1) */ id FROM RANGE(30)",
            "DELETE FROM {source} WHERE id % 7 = 0",
            "CREATE TABLE {table} SHALLOW CLONE {source}")
        .step("DELETE FROM {table} WHERE id % 7 = 1")
        .step("INSERT INTO {table} SELECT id FROM RANGE(30, 40)")
        .step("UPDATE {table} SET id = -id WHERE id = 2", "OPTIMIZE {table}")
        .build();
  }

  /**
   * The commits of this table are ratified by a coordinator in this process, which copies them to
   * the log in batches of three: the latest lie in {@code _staged_commits} until then. Once the
   * server ends nobody knows them any more.
   */
  private static TableKind catalogManaged() {
    return TableKind.named("catalog_managed")
        .make(
            table -> {
              registerCoordinator();
              table.tables().nameTable(table.path(), table.name());
              createManaged(table);
              table.sql("INSERT INTO {table} SELECT id, 'first' FROM RANGE(20)");
            })
        .step("INSERT INTO {table} SELECT id, 'second' FROM RANGE(20, 30)")
        .step(
            table -> {
              table.sql("UPDATE {table} SET name = 'updated' WHERE id < 5");
              addLosingAttempt(table);
            })
        .step("DELETE FROM {table} WHERE id = 7", "INSERT INTO {table} VALUES (30, 'third')")
        .build();
  }

  /** A writer that lost against the latest ratified commit leaves its attempt behind. */
  private static void addLosingAttempt(TableContext table) throws IOException {
    Path staged = table.logFolder().resolve("_staged_commits");
    try (Stream<Path> attempts = Files.list(staged)) {
      Path latest =
          attempts
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .max(Comparator.naturalOrder())
              .orElseThrow();
      String version = latest.getFileName().toString().substring(0, 20);
      Path lost = staged.resolve(version + "." + UUID.randomUUID() + ".json");
      Files.writeString(lost, Files.readString(latest).replace("UPDATE", "DELETE"));
    }
  }

  /** Outside Unity Catalog, Delta lets only its own tests create a table of this kind. */
  private static void createManaged(TableContext table) {
    System.setProperty("spark.testing", "true");
    try {
      table.sql(
          """
          CREATE TABLE {table} (id BIGINT, name STRING) USING delta LOCATION '{path}'
            TBLPROPERTIES (delta.feature.catalogManaged = 'supported')\
          """);
    } finally {
      System.clearProperty("spark.testing");
    }
  }

  private static void registerCoordinator() {
    CatalogOwnedCommitCoordinatorProvider.getBuilder(CATALOG)
        .getOrElse(
            () -> {
              CatalogOwnedCommitCoordinatorProvider.registerBuilder(
                  CATALOG, new InMemoryCommitCoordinatorBuilder(3));
              return null;
            });
  }
}

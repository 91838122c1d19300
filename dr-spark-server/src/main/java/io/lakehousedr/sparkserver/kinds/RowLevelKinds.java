package io.lakehousedr.sparkserver.kinds;

import java.util.List;

/** Tables whose rows are changed or tracked one by one. */
final class RowLevelKinds {
  private static final String MERGE =
      """
      MERGE INTO {table} t USING (SELECT id FROM RANGE(15, 45)) s ON t.id = s.id
        WHEN MATCHED AND t.id % 4 = 0 THEN DELETE
        WHEN MATCHED THEN UPDATE SET name = 'merged'
        WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id, 'inserted')\
      """;

  private RowLevelKinds() {}

  static List<TableKind> all() {
    return List.of(
        deletionVectors(),
        deletionVectorsEnabledLater(),
        deletionVectorsDropped(),
        changeDataFeed(),
        changeDataFeedWithDeletionVectors(),
        rowTracking(),
        rowTrackingEnabledLater(),
        clustering(),
        clusteringWithDeletionVectors());
  }

  private static String table(String clauses) {
    return "CREATE TABLE {table} (id BIGINT, name STRING) USING delta " + clauses;
  }

  private static String rows(int from, int to) {
    // One file, so that a statement meets rows to change and rows to keep in the same file.
    return "INSERT INTO {table} SELECT /*+ COALESCE(1) */ id, 'row ' || id FROM RANGE(%d, %d)"
        .formatted(from, to);
  }

  private static TableKind deletionVectors() {
    return TableKind.named("deletion_vectors")
        .make(table("TBLPROPERTIES (delta.enableDeletionVectors = true)"), rows(0, 30))
        .step("DELETE FROM {table} WHERE id % 7 = 0", rows(30, 40))
        .step("UPDATE {table} SET name = 'updated' WHERE id % 5 = 1", MERGE)
        .step("REORG TABLE {table} APPLY (PURGE)", "DELETE FROM {table} WHERE id = 2")
        .build();
  }

  private static TableKind deletionVectorsEnabledLater() {
    return TableKind.named("deletion_vectors_enabled_later")
        .make(table(""), rows(0, 30))
        .step("DELETE FROM {table} WHERE id = 1")
        .step(
            "ALTER TABLE {table} SET TBLPROPERTIES (delta.enableDeletionVectors = true)",
            "DELETE FROM {table} WHERE id % 7 = 0")
        .step("DELETE FROM {table} WHERE id % 7 = 1", "DELETE FROM {table} WHERE id > 10")
        .build();
  }

  /** Dropping the feature rewrites files and leaves checkpointProtection behind. */
  private static TableKind deletionVectorsDropped() {
    return TableKind.named("drop_feature")
        .make(table("TBLPROPERTIES (delta.enableDeletionVectors = true)"), rows(0, 30))
        .step("DELETE FROM {table} WHERE id % 7 = 0")
        .step("ALTER TABLE {table} DROP FEATURE deletionVectors")
        .step(rows(30, 40))
        .build();
  }

  private static TableKind changeDataFeed() {
    return TableKind.named("change_data_feed")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, name STRING, part STRING) USING delta
              PARTITIONED BY (part) TBLPROPERTIES (delta.enableChangeDataFeed = true)\
            """,
            "INSERT INTO {table} SELECT id, 'row ' || id, 'p q=' || id % 2 FROM RANGE(30)")
        .step(
            "INSERT INTO {table} SELECT id, 'row ' || id, 'p q=3' FROM RANGE(30, 40)",
            "UPDATE {table} SET name = 'updated' WHERE id % 5 = 0")
        .step("DELETE FROM {table} WHERE id % 7 = 0", MERGE)
        .step("DELETE FROM {table} WHERE part = 'p q=1'", "OPTIMIZE {table}")
        .build();
  }

  private static TableKind changeDataFeedWithDeletionVectors() {
    return TableKind.named("change_data_feed_deletion_vectors")
        .make(
            table(
                """
                TBLPROPERTIES (delta.enableChangeDataFeed = true,
                  delta.enableDeletionVectors = true)\
                """),
            rows(0, 30))
        .step("DELETE FROM {table} WHERE id % 7 = 0")
        .step("UPDATE {table} SET name = 'updated' WHERE id % 5 = 1", MERGE)
        .step("REORG TABLE {table} APPLY (PURGE)")
        .build();
  }

  private static TableKind rowTracking() {
    return TableKind.named("row_tracking")
        .make(table("TBLPROPERTIES (delta.enableRowTracking = true)"), rows(0, 30))
        .step(rows(30, 40), "UPDATE {table} SET name = 'updated' WHERE id % 5 = 0")
        .step(MERGE)
        .step("DELETE FROM {table} WHERE id < 3", "OPTIMIZE {table}")
        .build();
  }

  private static TableKind rowTrackingEnabledLater() {
    return TableKind.named("row_tracking_enabled_later")
        .make(table(""), rows(0, 30), rows(30, 40))
        .step("ALTER TABLE {table} SET TBLPROPERTIES (delta.enableRowTracking = true)")
        .step("UPDATE {table} SET name = 'updated' WHERE id % 5 = 0")
        .step("OPTIMIZE {table}")
        .build();
  }

  private static TableKind clustering() {
    return TableKind.named("clustering")
        .make(table("CLUSTER BY (id)"), rows(0, 30), rows(10, 40))
        .step("OPTIMIZE {table}")
        .step("ALTER TABLE {table} CLUSTER BY (name, id)", rows(40, 60), "OPTIMIZE {table} FULL")
        .step("ALTER TABLE {table} CLUSTER BY NONE", "DELETE FROM {table} WHERE id < 5")
        .build();
  }

  private static TableKind clusteringWithDeletionVectors() {
    return TableKind.named("clustering_deletion_vectors")
        .make(
            table("CLUSTER BY (id) TBLPROPERTIES (delta.enableDeletionVectors = true)"),
            rows(0, 30),
            rows(30, 40))
        .step("DELETE FROM {table} WHERE id % 7 = 0")
        .step("OPTIMIZE {table}", MERGE)
        .step("REORG TABLE {table} APPLY (PURGE)", "OPTIMIZE {table} FULL")
        .build();
  }
}

package io.lakehousedr.sparkserver.kinds;

import java.util.List;

/** Tables with checkpoints of every layout. */
final class CheckpointKinds {
  private CheckpointKinds() {}

  static List<TableKind> all() {
    return List.of(
        classic(),
        multipart(),
        structuredStatistics(),
        v2("parquet"),
        v2("json"),
        v2AfterClassic());
  }

  private static TableKind classic() {
    return growing("classic_checkpoints", "delta.checkpointInterval = 2").build();
  }

  private static TableKind multipart() {
    return growing("multipart_checkpoints", "delta.checkpointInterval = 2")
        .setting("checkpoint.partSize", 6)
        .build();
  }

  private static TableKind structuredStatistics() {
    return growing(
            "checkpoints_with_struct_statistics",
            "delta.checkpointInterval = 2, delta.checkpoint.writeStatsAsStruct = true,"
                + " delta.checkpoint.writeStatsAsJson = false")
        .build();
  }

  private static TableKind v2(String topLevelFormat) {
    return growing(
            "v2_checkpoints_" + topLevelFormat,
            "delta.checkpointInterval = 2, delta.checkpointPolicy = 'v2'")
        // A few actions a file, so that a checkpoint has several sidecars.
        .setting("checkpoint.partSize", 6)
        .setting("checkpointV2.topLevelFileFormat", topLevelFormat)
        .build();
  }

  private static TableKind v2AfterClassic() {
    return TableKind.named("v2_checkpoints_enabled_later")
        .setting("checkpoint.partSize", 6)
        .make(table("delta.checkpointInterval = 2"), rows(0, 12), rows(12, 18))
        .step("ALTER TABLE {table} SET TBLPROPERTIES (delta.checkpointPolicy = 'v2')", rows(18, 24))
        .step("DELETE FROM {table} WHERE part = 3", "UPDATE {table} SET id = -id WHERE part = 1")
        .step(
            "ALTER TABLE {table} SET TBLPROPERTIES (delta.checkpointPolicy = 'classic')",
            rows(24, 30))
        .build();
  }

  private static TableKind.Builder growing(String name, String properties) {
    return TableKind.named(name)
        .make(table(properties), rows(0, 12), rows(12, 24))
        .step(rows(24, 36), "DELETE FROM {table} WHERE part = 3")
        .step("UPDATE {table} SET id = -id WHERE part = 1", rows(36, 42))
        .step("OPTIMIZE {table}", rows(42, 48));
  }

  private static String table(String properties) {
    return "CREATE TABLE {table} (id BIGINT, part INT) USING delta PARTITIONED BY (part)"
        + " TBLPROPERTIES (%s)".formatted(properties);
  }

  private static String rows(int from, int to) {
    return "INSERT INTO {table} SELECT id, id %% 6 FROM RANGE(%d, %d)".formatted(from, to);
  }
}

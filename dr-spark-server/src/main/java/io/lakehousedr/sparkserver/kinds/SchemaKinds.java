package io.lakehousedr.sparkserver.kinds;

import java.util.List;

/** Tables whose feature lies in their columns. */
final class SchemaKinds {
  private SchemaKinds() {}

  static List<TableKind> all() {
    return List.of(
        columnMapping("name"),
        columnMapping("id"),
        columnMappingEnabledLater(),
        typeWidening(),
        variant(),
        variantShredding(),
        timestampNtz(),
        generatedColumns(),
        identityColumns(),
        constraints(),
        icebergCompatible());
  }

  private static TableKind columnMapping(String mode) {
    return TableKind.named("column_mapping_" + mode)
        .make(
            """
            CREATE TABLE {table} (id BIGINT, `a name, with ;{}()=` STRING, s STRUCT<x: INT, y: INT>,
              `part of it` INT) USING delta PARTITIONED BY (`part of it`)
              TBLPROPERTIES (delta.columnMapping.mode = '%s')\
            """
                .formatted(mode),
            "INSERT INTO {table} SELECT id, 'n', NAMED_STRUCT('x', 1, 'y', 2), id % 2 FROM"
                + " RANGE(20)")
        .step(
            "ALTER TABLE {table} RENAME COLUMN `a name, with ;{}()=` TO renamed",
            "ALTER TABLE {table} RENAME COLUMN s.x TO z",
            "INSERT INTO {table} SELECT id, 'm', NAMED_STRUCT('z', 1, 'y', 2), 5 FROM RANGE(20,"
                + " 30)")
        .step(
            "ALTER TABLE {table} DROP COLUMN renamed",
            "ALTER TABLE {table} ADD COLUMN renamed DOUBLE",
            "UPDATE {table} SET renamed = id / 2 WHERE id < 5")
        .step(
            "ALTER TABLE {table} RENAME COLUMN `part of it` TO part",
            "DELETE FROM {table} WHERE part = 1 AND id < 10",
            "OPTIMIZE {table}")
        .build();
  }

  private static TableKind columnMappingEnabledLater() {
    return TableKind.named("column_mapping_enabled_later")
        .make(
            "CREATE TABLE {table} (id BIGINT, name STRING) USING delta",
            "INSERT INTO {table} SELECT id, 'n' FROM RANGE(20)")
        .step("ALTER TABLE {table} SET TBLPROPERTIES (delta.columnMapping.mode = 'name')")
        .step(
            "ALTER TABLE {table} RENAME COLUMN name TO title",
            "INSERT INTO {table} SELECT id, 't' FROM RANGE(20, 30)")
        .step("ALTER TABLE {table} DROP COLUMN id", "DELETE FROM {table} WHERE title = 't'")
        .build();
  }

  private static TableKind typeWidening() {
    String rows =
        "INSERT INTO {table} SELECT id %% 100, id %% 100, id / 3, id, NAMED_STRUCT('x', id %% 100)"
            + " FROM RANGE(%d, %d)";
    return TableKind.named("type_widening")
        .make(
            """
            CREATE TABLE {table} (tiny TINYINT, whole INT, real FLOAT, price DECIMAL(6, 2),
              s STRUCT<x: SMALLINT>) USING delta TBLPROPERTIES (delta.enableTypeWidening = true)\
            """,
            rows.formatted(0, 20))
        .step(
            "ALTER TABLE {table} ALTER COLUMN tiny TYPE INT",
            "ALTER TABLE {table} ALTER COLUMN real TYPE DOUBLE",
            rows.formatted(20, 30))
        .step(
            "ALTER TABLE {table} ALTER COLUMN tiny TYPE BIGINT",
            "ALTER TABLE {table} ALTER COLUMN price TYPE DECIMAL(12, 4)",
            "ALTER TABLE {table} ALTER COLUMN s.x TYPE BIGINT",
            "UPDATE {table} SET tiny = 5000000000 WHERE whole = 3")
        .step("OPTIMIZE {table}")
        .build();
  }

  private static final String VARIANTS =
      """
      INSERT INTO {table} SELECT id, PARSE_JSON(CONCAT('{"a": ', id, ', "b": [1, null, "x"], "c": ',
        '{"d": 1.5}}')), IF(id %% 3 = 0, NULL, CAST(id AS VARIANT)) FROM RANGE(%d, %d)\
      """;

  private static TableKind variant() {
    return TableKind.named("variant")
        .make(
            "CREATE TABLE {table} (id BIGINT, v VARIANT, w VARIANT) USING delta",
            VARIANTS.formatted(0, 20))
        .step(VARIANTS.formatted(20, 30))
        .step("UPDATE {table} SET v = PARSE_JSON('[true]') WHERE id < 5")
        .step("DELETE FROM {table} WHERE v:a::INT = 7", "OPTIMIZE {table}")
        .build();
  }

  private static TableKind variantShredding() {
    return TableKind.named("variant_shredding")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, v VARIANT, w VARIANT) USING delta
              TBLPROPERTIES (delta.enableVariantShredding = true)\
            """,
            VARIANTS.formatted(0, 20))
        .step(VARIANTS.formatted(20, 30))
        .step("UPDATE {table} SET v = PARSE_JSON('[true]') WHERE id < 5")
        .step("OPTIMIZE {table}")
        .build();
  }

  private static TableKind timestampNtz() {
    String rows =
        """
        INSERT INTO {table} SELECT id, TIMESTAMP_NTZ '2024-03-31 02:30:00.000001' + MAKE_INTERVAL(
          0, 0, 0, 0, INT(id %% 4)), TIMESTAMP_NTZ '1900-01-01 00:00:00' FROM RANGE(%d, %d)\
        """;
    return TableKind.named("timestamp_ntz")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, t TIMESTAMP_NTZ, p TIMESTAMP_NTZ) USING delta
              PARTITIONED BY (p)\
            """,
            rows.formatted(0, 20))
        .step(rows.formatted(20, 30))
        .step("UPDATE {table} SET p = TIMESTAMP_NTZ '2024-01-01 12:34:56.7' WHERE id < 5")
        .step("DELETE FROM {table} WHERE t > TIMESTAMP_NTZ '2024-03-31 04:00:00'")
        .build();
  }

  private static TableKind generatedColumns() {
    String rows =
        """
        INSERT INTO {table} (id, t) SELECT id, TIMESTAMP '2024-01-30 23:00:00' + MAKE_INTERVAL(
          0, 0, 0, 0, INT(id)) FROM RANGE(%d, %d)\
        """;
    return TableKind.named("generated_columns")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, t TIMESTAMP, day DATE GENERATED ALWAYS AS (CAST(t AS
              DATE)), twice BIGINT GENERATED ALWAYS AS (id * 2)) USING delta PARTITIONED BY (day)\
            """,
            rows.formatted(0, 20))
        .step(rows.formatted(20, 30))
        .step("UPDATE {table} SET id = id + 100 WHERE id < 5")
        .step("DELETE FROM {table} WHERE day = DATE '2024-01-31'")
        .build();
  }

  private static TableKind identityColumns() {
    return TableKind.named("identity_columns")
        .make(
            """
            CREATE TABLE {table} (k BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY
              10), d BIGINT GENERATED BY DEFAULT AS IDENTITY, name STRING) USING delta\
            """,
            "INSERT INTO {table} (name) SELECT 'n' || id FROM RANGE(10)")
        .step("INSERT INTO {table} (name) SELECT 'n' || id FROM RANGE(10, 20)")
        .step(
            "INSERT INTO {table} (d, name) VALUES (1000, 'by hand')",
            "ALTER TABLE {table} ALTER COLUMN d SYNC IDENTITY")
        .step(
            "DELETE FROM {table} WHERE k < 150",
            "INSERT INTO {table} (name) SELECT 'n' || id FROM RANGE(20, 25)")
        .build();
  }

  private static TableKind constraints() {
    return TableKind.named("constraints")
        .make(
            """
            CREATE TABLE {table} (id BIGINT NOT NULL, price INT DEFAULT 5,
              note STRING DEFAULT 'none')
              USING delta TBLPROPERTIES (delta.feature.allowColumnDefaults = 'supported')\
            """,
            "INSERT INTO {table} (id) SELECT id FROM RANGE(20)")
        .step(
            "ALTER TABLE {table} ADD CONSTRAINT positive CHECK (price > 0)",
            "INSERT INTO {table} SELECT id, 7, 'x' FROM RANGE(20, 30)")
        .step(
            "ALTER TABLE {table} ALTER COLUMN price SET DEFAULT 6",
            "INSERT INTO {table} (id) SELECT id FROM RANGE(30, 40)",
            "UPDATE {table} SET note = DEFAULT WHERE id > 25")
        .step(
            "ALTER TABLE {table} DROP CONSTRAINT positive",
            "INSERT INTO {table} VALUES (50, -1, 'negative')")
        .build();
  }

  /** Readable as Iceberg but without UniForm: no Iceberg metadata is written. */
  private static TableKind icebergCompatible() {
    return TableKind.named("iceberg_compat")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, l ARRAY<INT>) USING delta TBLPROPERTIES (
              delta.enableIcebergCompatV2 = true, delta.columnMapping.mode = 'name')\
            """,
            "INSERT INTO {table} SELECT id, ARRAY(1) FROM RANGE(20)")
        .step("INSERT INTO {table} SELECT id, ARRAY(2) FROM RANGE(20, 30)")
        .step("UPDATE {table} SET l = ARRAY() WHERE id < 5")
        .step("OPTIMIZE {table}")
        .build();
  }
}

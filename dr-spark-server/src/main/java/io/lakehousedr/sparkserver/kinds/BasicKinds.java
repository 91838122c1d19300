package io.lakehousedr.sparkserver.kinds;

import java.util.List;

/** Tables of protocol versions without table features, and what plain statements do to them. */
final class BasicKinds {
  /** Twenty rows with every simple type, and among them nulls, NaN and negative zero. */
  private static final String EVERY_TYPE =
      """
      INSERT INTO {table} SELECT id, CONCAT('name ', id, ' äöü 日本 ''"\\n'),
        IF(id = 3, NULL, id %% 2 = 0), CAST(id AS TINYINT), CAST(id * 100 AS SMALLINT),
        CAST(id * 100000 AS INT), IF(id = 5, FLOAT('NaN'), CAST(id / 3 AS FLOAT)),
        CASE id WHEN 6 THEN DOUBLE('NaN') WHEN 7 THEN -0.0D WHEN 8 THEN DOUBLE('-Infinity')
          ELSE id / 7 END,
        CAST(id * 1.01 AS DECIMAL(10, 2)),
        CAST('12345678901234567890123456789.012345678' AS DECIMAL(38, 9)) + id,
        DATE '1582-10-04' + CAST(id AS INT), TIMESTAMP '2024-03-31 01:59:59.123456' + MAKE_INTERVAL(
          0, 0, 0, CAST(id AS INT)), UNHEX(LPAD(HEX(id), 4, 'F'))
      FROM RANGE(%d, %d)\
      """;

  private BasicKinds() {}

  static List<TableKind> all() {
    return List.of(
        plain(),
        empty(),
        nestedTypes(),
        appendOnly(),
        overwrite(),
        randomFilePrefixes(),
        schemaEvolution());
  }

  private static TableKind plain() {
    return TableKind.named("plain")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, name STRING, flag BOOLEAN, tiny TINYINT,
              small SMALLINT, whole INT, single FLOAT, twice DOUBLE,
              price DECIMAL(10, 2), huge DECIMAL(38, 9),
              day DATE, moment TIMESTAMP, bytes BINARY) USING delta COMMENT 'a plain table'\
            """,
            EVERY_TYPE.formatted(0, 20))
        .step(EVERY_TYPE.formatted(20, 30))
        .step(
            "UPDATE {table} SET name = 'updated' WHERE id % 5 = 0",
            "DELETE FROM {table} WHERE id BETWEEN 10 AND 12")
        .step(
            """
            MERGE INTO {table} t USING (SELECT id FROM RANGE(25, 35)) s ON t.id = s.id
              WHEN MATCHED AND t.id = 26 THEN DELETE WHEN MATCHED THEN UPDATE SET name = 'merged'
              WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id, 'inserted')\
            """)
        .build();
  }

  private static TableKind empty() {
    return TableKind.named("empty")
        .make("CREATE TABLE {table} (id BIGINT, name STRING) USING delta")
        .step("ALTER TABLE {table} SET TBLPROPERTIES ('made by' = 'a test')")
        .step("INSERT INTO {table} SELECT id, 'x' FROM RANGE(10)")
        .step("DELETE FROM {table}")
        .build();
  }

  private static TableKind nestedTypes() {
    String rows =
        """
        INSERT INTO {table} SELECT id,
          NAMED_STRUCT('a', CAST(id AS INT), 'b', NAMED_STRUCT('c', CONCAT('c', id))),
          ARRAY(CAST(id AS INT), NULL), MAP('first', id, CONCAT('k', id), NULL),
          ARRAY(NAMED_STRUCT('k', MAP(CAST(id AS INT), ARRAY(DOUBLE('NaN')))))
        FROM RANGE(%d, %d)\
        """;
    return TableKind.named("nested_types")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, s STRUCT<a: INT, b: STRUCT<c: STRING>>, l ARRAY<INT>,
              m MAP<STRING, BIGINT>, deep ARRAY<STRUCT<k: MAP<INT, ARRAY<DOUBLE>>>>) USING delta\
            """,
            rows.formatted(0, 20))
        .step(rows.formatted(20, 30))
        .step(
            "ALTER TABLE {table} ADD COLUMNS (s.b.d INT)",
            "UPDATE {table} SET s.a = 1, m = MAP(), l = NULL WHERE id < 5")
        .step("INSERT INTO {table} (id, s) VALUES (99, NULL)", "OPTIMIZE {table}")
        .build();
  }

  private static TableKind appendOnly() {
    return TableKind.named("append_only")
        .make(
            "CREATE TABLE {table} (id BIGINT) USING delta TBLPROPERTIES (delta.appendOnly = true)",
            "INSERT INTO {table} SELECT id FROM RANGE(10)")
        .step("INSERT INTO {table} SELECT id FROM RANGE(10, 20)")
        .step("INSERT INTO {table} SELECT id FROM RANGE(20, 30)", "OPTIMIZE {table}")
        .step(
            "ALTER TABLE {table} UNSET TBLPROPERTIES ('delta.appendOnly')",
            "DELETE FROM {table} WHERE id < 5")
        .build();
  }

  private static TableKind overwrite() {
    return TableKind.named("overwrite")
        .make(
            "CREATE TABLE {table} (id BIGINT, part INT) USING delta PARTITIONED BY (part)",
            "INSERT INTO {table} SELECT id, id % 3 FROM RANGE(30)")
        .step("INSERT INTO {table} REPLACE WHERE part = 1 SELECT id, 1 FROM RANGE(100, 105)")
        .step(
            table -> {
              table.spark().conf().set("spark.sql.sources.partitionOverwriteMode", "dynamic");
              table.sql("INSERT OVERWRITE {table} SELECT id, 2 FROM RANGE(200, 203)");
              table.spark().conf().unset("spark.sql.sources.partitionOverwriteMode");
            })
        .step(
            "TRUNCATE TABLE {table}",
            "INSERT OVERWRITE {table} SELECT id, id % 2 FROM RANGE(300, 310)")
        .build();
  }

  private static TableKind randomFilePrefixes() {
    return TableKind.named("random_file_prefixes")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, part INT) USING delta PARTITIONED BY (part)
              TBLPROPERTIES (delta.randomizeFilePrefixes = true, delta.randomPrefixLength = 3)\
            """,
            "INSERT INTO {table} SELECT id, id % 2 FROM RANGE(20)")
        .step("INSERT INTO {table} SELECT id, id % 2 FROM RANGE(20, 30)")
        .step("UPDATE {table} SET id = -id WHERE part = 1")
        .step("OPTIMIZE {table}")
        .build();
  }

  private static TableKind schemaEvolution() {
    return TableKind.named("schema_evolution")
        .make(
            "CREATE TABLE {table} (id BIGINT NOT NULL, name STRING) USING delta",
            "INSERT INTO {table} SELECT id, 'first' FROM RANGE(10)")
        .step(
            "ALTER TABLE {table} ADD COLUMNS (extra STRUCT<x: INT> COMMENT 'new' FIRST)",
            "INSERT INTO {table} SELECT NAMED_STRUCT('x', 1), id, 'second' FROM RANGE(10, 20)")
        .step(
            "ALTER TABLE {table} ALTER COLUMN id DROP NOT NULL",
            "ALTER TABLE {table} ALTER COLUMN name COMMENT 'a comment'",
            "INSERT INTO {table} VALUES (NULL, NULL, 'third')")
        .step(
            table ->
                table
                    .spark()
                    .sql("SELECT CAST(id AS STRING) AS id, 1.5 AS other FROM RANGE(5)")
                    .write()
                    .format("delta")
                    .mode("overwrite")
                    .option("overwriteSchema", "true")
                    .save(table.path()))
        .build();
  }
}

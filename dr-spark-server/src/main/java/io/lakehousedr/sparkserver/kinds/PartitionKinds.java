package io.lakehousedr.sparkserver.kinds;

import java.util.List;

/** Partitioned tables: what stands in a partition's value stands, escaped, in paths. */
final class PartitionKinds {
  /** Every character that some layer between a value and a path treats specially. */
  private static final String ODD_VALUES =
      """
      INSERT INTO {table} SELECT id, ELT(CAST(id %% 20 AS INT) + 1, 'plain', 'two words', '50%%',
        'c%%20d', 'a+b', 'x:y', 's/t', 'k=v', 'üñ日本😀', '', NULL, REPEAT('long', 50),
        'q?h#f&g', 'quote''"`', 'back\\\\slash', '..', 'a;b,c@d~e!f$', '[brackets]{braces}(round)',
        'tab\\tnewline\\n', ' edge '), %s
      FROM RANGE(%d, %d)\
      """;

  private PartitionKinds() {}

  static List<TableKind> all() {
    return List.of(oddValues(), typedValues(), manyPartitions(), materializedPartitionColumns());
  }

  private static TableKind oddValues() {
    return TableKind.named("partitioned_odd_values")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, odd STRING, `side:é` STRING) USING delta
              PARTITIONED BY (odd, `side:é`)\
            """,
            ODD_VALUES.formatted("'l r'", 0, 40))
        .step(ODD_VALUES.formatted("'left/right'", 40, 60))
        .step(
            "UPDATE {table} SET id = id + 1000 WHERE odd = 'c%20d'",
            "DELETE FROM {table} WHERE odd = 's/t' OR odd IS NULL")
        .step(
            """
            MERGE INTO {table} t USING (SELECT 'k=v' AS odd UNION ALL SELECT 'new +%') s
              ON t.odd = s.odd WHEN MATCHED THEN UPDATE SET id = -t.id
              WHEN NOT MATCHED THEN INSERT (id, odd) VALUES (500, s.odd)\
            """,
            "OPTIMIZE {table}")
        .build();
  }

  private static TableKind typedValues() {
    String rows =
        """
        INSERT INTO {table} SELECT id, IF(id %% 5 = 0, NULL, DATE '2024-02-28' + INT(id %% 3)),
          TIMESTAMP '2024-01-01 00:00:00.5' + MAKE_INTERVAL(0, 0, 0, 0, INT(id %% 2)),
          id %% 2 = 0, CAST(id %% 2 + 0.50 AS DECIMAL(6, 2)), DOUBLE(id %% 2) / 3,
          ENCODE('b', 'UTF-8')
        FROM RANGE(%d, %d)\
        """;
    return TableKind.named("partitioned_types")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, d DATE, t TIMESTAMP, b BOOLEAN, n DECIMAL(6, 2),
              f DOUBLE, y BINARY) USING delta PARTITIONED BY (d, t, b, n, f, y)\
            """,
            rows.formatted(0, 10))
        .step(rows.formatted(10, 20))
        .step("DELETE FROM {table} WHERE d IS NULL")
        .step("UPDATE {table} SET id = -id, d = DATE '0001-01-01' WHERE b", "OPTIMIZE {table}")
        .build();
  }

  private static TableKind manyPartitions() {
    String rows =
        """
        INSERT INTO {table} SELECT id, 2020 + id %% 3, id %% 4, id %% 5, 'r' || id %% 2
        FROM RANGE(%d, %d)\
        """;
    return TableKind.named("many_partitions")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, y BIGINT, m BIGINT, d BIGINT, r STRING) USING delta
              PARTITIONED BY (y, m, d, r)\
            """,
            rows.formatted(0, 60))
        .step(rows.formatted(60, 90))
        .step("DELETE FROM {table} WHERE y = 2021", "UPDATE {table} SET id = -id WHERE m = 1")
        .step("OPTIMIZE {table} WHERE y = 2020")
        .build();
  }

  private static TableKind materializedPartitionColumns() {
    return TableKind.named("materialized_partition_columns")
        .make(
            """
            CREATE TABLE {table} (id BIGINT, part INT) USING delta PARTITIONED BY (part)
              TBLPROPERTIES (delta.feature.materializePartitionColumns = 'supported')\
            """,
            "INSERT INTO {table} SELECT id, id % 2 FROM RANGE(20)")
        .step("INSERT INTO {table} SELECT id, id % 3 FROM RANGE(20, 30)")
        .step("UPDATE {table} SET id = -id WHERE part = 1")
        .step("OPTIMIZE {table}")
        .build();
  }
}

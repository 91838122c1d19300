package io.lakehousedr.core.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.error.Problem;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables of every kind that Spark can write are mirrored over three increments; then the source is
 * moved away, and Spark must read at the replica what it read at the source: every version it could
 * read, the change data feed and the history. After that the replica is written to.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkTablesTest {
  private static final String CATALOG_MANAGED = "catalog_managed";
  private static final String CLEANED = "cleaned_logs";
  private static final VerifyOptions BYTES =
      new VerifyOptions(VerifyOptions.Depth.BYTES, VerifyOptions.Against.SOURCE, Optional.empty());

  @TempDir private static Path folder;
  private static SparkProcess spark;

  @BeforeAll
  static void start() {
    if (!SparkProcess.available()) {
      String why = "module dr-spark-server was not built: no tables of Spark are tried";
      System.out.println(why);
      assertThat(System.getenv("CI")).as(why).isNull();
      assumeTrue(false, why);
    }
    spark = SparkProcess.start(folder.resolve("scratch"));
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyKind() {
    return spark.kinds().stream()
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind,
                    () -> {
                      if (kind.equals(CATALOG_MANAGED)) {
                        refused(kind);
                      } else {
                        mirrored(kind);
                      }
                    }));
  }

  /** Only its catalog knows which of the staged commits are ratified. */
  private void refused(String kind) throws IOException {
    Path home = Files.createDirectories(folder.resolve("kinds").resolve(kind));
    Path source = home.resolve("primary/data/tables").resolve(kind);
    spark.make(kind, source);
    try (DrEngine engine = LakehouseDr.open(config(home, source), EngineListener.NONE)) {
      assertThat(engine.sync(Set.of(), Optional.empty()).get(0).failures().values())
          .singleElement()
          .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TABLE_CATALOG_MANAGED));
    }
    assertThat(home.resolve("secondary/tables")).doesNotExist();
  }

  private void mirrored(String kind) throws IOException {
    Path home = Files.createDirectories(folder.resolve("kinds").resolve(kind));
    Path source = home.resolve("primary/data/tables").resolve(kind);
    Path replica = home.resolve("secondary/tables").resolve(kind);
    try (DrEngine engine = LakehouseDr.open(config(home, source), EngineListener.NONE)) {
      spark.make(kind, source);
      sync(engine);
      for (int number = 1; number <= 3; number++) {
        spark.step(kind, source, number);
        sync(engine);
      }
      assertThat(engine.verify(Set.of(), BYTES))
          .as("verified by the engine")
          .allSatisfy(verdict -> assertThat(verdict.findings()).isEmpty())
          .extracting(MemberVerdict::member)
          .hasSize(1);
    }
    Seen before = Seen.of(source);
    Files.move(home.resolve("primary"), home.resolve("moved-away"));

    Seen after = Seen.of(replica);

    assertThat(after.versions())
        .as("rows of every version")
        .containsAllEntriesOf(before.versions());
    assertThat(after.changes()).as("change data feed").isEqualTo(before.changes());
    if (kind.equals(CLEANED)) {
      // What the source cleaned after it was shipped stays at the replica until it is pruned. To
      // have it cleaned, the kind sets the source's files back in time after they were shipped.
      assertThat(timeless(after)).as("history").endsWith(timeless(before).toArray(String[]::new));
    } else {
      assertThat(after.history()).as("history").isEqualTo(before.history());
    }
    writeTo(replica);
  }

  private static List<String> timeless(Seen seen) {
    return seen.history().stream()
        .map(entry -> entry.replaceFirst("timestamp=[^,]*, ", ""))
        .toList();
  }

  private static void writeTo(Path replica) {
    long version = spark.detail(replica).version();
    spark.sql("ALTER TABLE delta.`" + replica + "` SET TBLPROPERTIES ('taken' = 'over')");
    assertThat(spark.detail(replica).version()).isEqualTo(version + 1);
    assertThat(spark.digest(replica)).isEqualTo(spark.digest(replica, version));
  }

  private static void sync(DrEngine engine) {
    GroupReport report = engine.sync(Set.of(), Optional.empty()).get(0);
    assertThat(report.failures()).as("failures of members").isEmpty();
    assertThat(report.outcome()).isInstanceOf(Outcome.Succeeded.class);
  }

  private static Path config(Path home, Path source) throws IOException {
    Path config = home.resolve("dr.json");
    Files.writeString(
        config,
        """
        { "platform": "local",
          "workspaces": [ {
            "workspace_name": "north",
            "sync_location_primary": "file:%1$s/primary/data",
            "sync_location_secondary": "file:%1$s/secondary",
            "settle": "0s", "metadata_tables": false,
            "sync_groups": [ { "group_name": "one", "tables": ["file:%2$s"] } ] } ] }
        """
            .formatted(home, source));
    return config;
  }

  /** What Spark sees of a table. Versions that it cannot read are left out. */
  private record Seen(Map<Long, String> versions, Optional<String> changes, List<String> history) {
    static Seen of(Path table) {
      List<SparkProcess.HistoryEntry> entries = spark.history(table);
      Map<Long, String> versions = new TreeMap<>();
      for (SparkProcess.HistoryEntry entry : entries) {
        long version = entry.version();
        readable(() -> spark.digest(table, version).toString())
            .ifPresent(content -> versions.put(version, content));
      }
      assertThat(versions).as("versions of " + table).isNotEmpty();
      long last = entries.get(entries.size() - 1).version();
      return new Seen(versions, changes(table, last), history(entries));
    }

    private static Optional<String> changes(Path table, long last) {
      return readable(() -> spark.cdf(table, 1, last).toString());
    }

    private static List<String> history(List<SparkProcess.HistoryEntry> entries) {
      return entries.stream()
          .map(Object::toString)
          .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Optional<String> readable(Supplier<String> read) {
      try {
        return Optional.of(read.get());
      } catch (RuntimeException unreadable) {
        return Optional.empty();
      }
    }
  }
}

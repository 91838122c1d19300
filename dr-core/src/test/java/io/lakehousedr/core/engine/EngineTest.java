package io.lakehousedr.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.engine.SyncOptions;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.TableName;
import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.plan.MemberPlan;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberStatus;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.report.PastRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine through its door, on two folders. */
class EngineTest {
  private static final VerifyOptions BYTES =
      new VerifyOptions(VerifyOptions.Depth.BYTES, VerifyOptions.Against.SOURCE, Optional.empty());

  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    config = folder.resolve("dr.json");
    Files.createDirectories(folder.resolve("primary/catalog"));
    Files.writeString(
        config,
        """
        { "platform": "local", "default_catalog": "main", "default_schema": "sales",
          "workspaces": [ {
            "workspace_name": "north",
            "catalog_location": "file:%1$s/primary/catalog",
            "sync_location_primary": "file:%1$s/primary/data",
            "sync_location_secondary": "file:%1$s/secondary",
            "settle": "0s",
            "sync_groups": [
              { "group_name": "shop", "rpo": "1h", "tables": ["orders", "items"] } ] } ] }
        """
            .formatted(folder));
    table("orders");
    table("items");
  }

  private void table(String name) throws IOException {
    Files.writeString(
        folder.resolve("primary/catalog/" + name + ".json"),
        """
        {"name": "main.sales.%1$s", "location": "file:%2$s/primary/data/%1$s"}
        """
            .formatted(name, folder));
    commit(
        name,
        0,
        """
        {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
        {"metaData":{"id":"id-%s","format":{"provider":"parquet","options":{}},\
        "schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[]}","partitionColumns":[],\
        "configuration":{}}}
        """
            .formatted(name));
  }

  private void commit(String table, long version, String actions) throws IOException {
    Path log = folder.resolve("primary/data/" + table + "/_delta_log");
    Files.createDirectories(log);
    Files.writeString(log.resolve(String.format(Locale.ROOT, "%020d.json", version)), actions);
  }

  private void append(String table, long version, String row) throws IOException {
    Path data = folder.resolve("primary/data/" + table + "/part " + version + ".parquet");
    Files.writeString(data, row);
    commit(
        table,
        version,
        """
        {"add":{"path":"part%%20%d.parquet","partitionValues":{},"size":%d,\
        "modificationTime":0,"dataChange":true}}
        """
            .formatted(version, row.getBytes(StandardCharsets.UTF_8).length));
  }

  private static DrEngine open(Path config, EngineListener listener) {
    return LakehouseDr.open(config, listener);
  }

  @Test
  void plansSyncsVerifiesAndTellsHowItStands() throws IOException {
    append("orders", 1, "one");
    List<EngineEvent> events = Collections.synchronizedList(new ArrayList<>());
    try (DrEngine engine = open(config, events::add)) {
      GroupPlan plan = engine.plan(Set.of(), Optional.empty()).get(0);
      assertThat(plan.members())
          .hasOnlyElementsOfType(MemberPlan.Seed.class)
          .extracting(MemberPlan::member)
          .containsExactly("main.sales.items", "main.sales.orders");
      assertThat(folder.resolve("secondary/_dr")).doesNotExist();

      assertThat(folder.resolve("primary/data/_dr")).doesNotExist();

      GroupReport first = engine.sync(Set.of("shop"), Optional.empty()).get(0);
      assertThat(first.outcome()).isInstanceOf(Outcome.Succeeded.class);
      assertThat(first.copiedFiles()).isEqualTo(1);

      append("orders", 2, "two");
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).members().get(1))
          .isInstanceOfSatisfying(
              MemberPlan.Ship.class,
              ship -> {
                assertThat(ship.from()).isEqualTo(1);
                assertThat(ship.to()).isEqualTo(2);
                assertThat(ship.work().files()).isEqualTo(1);
              });
      assertThat(status(engine).lag().orElseThrow()).isPositive();

      engine.sync(Set.of(), Optional.empty());
      GroupStatus status = status(engine);
      assertThat(status.readiness()).isEqualTo(GroupStatus.Readiness.READY);
      assertThat(status.lag().orElseThrow()).isZero();
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).isEmpty()).isTrue();
      assertThat(engine.verify(Set.of(), BYTES)).allMatch(MemberVerdict::isClean).hasSize(2);
    }
    assertThat(folder.resolve("secondary/orders/part 2.parquet")).hasContent("two");
    for (String region : List.of("primary/data", "secondary")) {
      assertThat(folder.resolve(region + "/_dr/metadata/sync_groups/_delta_log"))
          .as("the metadata table in " + region)
          .isDirectoryContaining("glob:**/00000000000000000000.json");
    }
    assertThat(events).hasAtLeastOneElementOfType(EngineEvent.CutComplete.class);
  }

  private static GroupStatus status(DrEngine engine) {
    return engine.status(Set.of()).get(0);
  }

  @Test
  void findsAMissingFileAtTheReplica() throws IOException {
    append("orders", 1, "one");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      engine.sync(Set.of(), Optional.empty());
      Files.delete(folder.resolve("secondary/orders/part 1.parquet"));

      assertThat(engine.verify(Set.of(), BYTES))
          .filteredOn(verdict -> !verdict.isClean())
          .singleElement()
          .satisfies(
              verdict -> assertThat(verdict.findings().get(0).where()).endsWith("part 1.parquet"));
    }
  }

  @Test
  void aFolderOfFilesMovesWithItsGroup() throws IOException {
    Files.writeString(
        config,
        Files.readString(config)
            .replace(
                "\"tables\": [\"orders\", \"items\"]",
                "\"tables\": [\"orders\"], \"files\": [\"landing\"]"));
    Path landing = Files.createDirectories(folder.resolve("primary/data/landing/in"));
    Files.writeString(landing.resolve("a b.csv"), "1,2");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).members().get(1))
          .isInstanceOfSatisfying(
              MemberPlan.Copy.class, copy -> assertThat(copy.work().files()).isEqualTo(1));
      assertThat(engine.sync(Set.of(), Optional.empty()).get(0).copiedFiles()).isEqualTo(1);
      Path replica = folder.resolve("secondary/landing/in/a b.csv");
      assertThat(replica).hasContent("1,2");
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).isEmpty()).isTrue();
      assertThat(engine.verify(Set.of(), BYTES)).allMatch(MemberVerdict::isClean).hasSize(2);

      Files.delete(replica);
      assertThat(engine.verify(Set.of(), BYTES)).filteredOn(it -> !it.isClean()).hasSize(1);
      engine.sync(Set.of(), Optional.empty());
      assertThat(replica).hasContent("1,2");
      assertThat(engine.prune(Set.of()).get(0).outcome())
          .isInstanceOfAny(Outcome.Succeeded.class, Outcome.Skipped.class);
      assertThat(replica).hasContent("1,2");
    }
  }

  @Test
  void oneTableThatCannotBeShippedHoldsItsGroupUntilItIsQuarantined() throws IOException {
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      engine.sync(Set.of(), Optional.empty());
      Instant cut = status(engine).cut().orElseThrow();
      commit("items", 1, "{\"foo\":{}}\n");
      append("orders", 1, "one");

      GroupReport report = engine.sync(Set.of(), Optional.empty()).get(0);
      assertThat(report.outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.error().message()).contains("DR-2107", "\"foo\""));
      assertThat(status(engine).cut()).contains(cut);

      engine.quarantine("shop", "items", "someone wrote nonsense");
      assertThat(engine.sync(Set.of(), Optional.empty()).get(0).outcome())
          .isInstanceOf(Outcome.Succeeded.class);
      assertThat(status(engine).readiness()).isEqualTo(GroupStatus.Readiness.DEGRADED);
      assertThat(folder.resolve("secondary/orders/part 1.parquet")).exists();
    }
  }

  @Test
  void aGroupThatIsRenamedWithACutUnderWayKeepsItsHistory() throws IOException {
    append("orders", 1, "one");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      engine.sync(Set.of(), Optional.empty());
    }
    append("orders", 2, "two");
    try (DrEngine engine = open(config, EngineTest::dieOnceCommitted)) {
      assertThatThrownBy(() -> engine.sync(Set.of(), Optional.empty()))
          .isInstanceOf(CancellationException.class);
    }
    Path commit = folder.resolve("secondary/orders/_delta_log/00000000000000000002.json");
    assertThat(commit).doesNotExist();
    Files.writeString(
        config,
        Files.readString(config)
            .replace(
                "\"group_name\": \"shop\"", "\"group_name\": \"store\", \"formerly\": [\"shop\"]"));

    try (DrEngine engine = open(config, EngineListener.NONE)) {
      assertThat(engine.status(Set.of("shop")).get(0).unfinished()).isTrue();
      assertThat(engine.sync(Set.of("store"), Optional.empty()).get(0).copiedFiles()).isZero();
      assertThat(engine.status(Set.of()).get(0).cutSlot().orElseThrow()).isGreaterThan(4);
    }
    assertThat(commit).exists();
  }

  /** Ctrl-C right after the decision. */
  private static void dieOnceCommitted(EngineEvent event) {
    if (event instanceof EngineEvent.CutCommitted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aHostileLogStopsItsGroupAndNoOther() throws IOException {
    Files.writeString(
        config,
        Files.readString(config)
            .replace(
                "\"tables\": [\"orders\", \"items\"] }",
                "\"tables\": [\"orders\"] }, {\"group_name\": \"bad\", \"tables\": [\"items\"]}"));
    append("orders", 1, "one");
    List<String> hostile =
        List.of(
            "{\"add\":{\"path\":\"../../../etc/passwd\",\"size\":1}}\n",
            "{\"add\":{\"path\":\"%2e%2e/orders/part 1.parquet\",\"size\":1}}\n",
            "{\"add\":{\"path\":\"file:/etc/passwd\",\"size\":1}}\n",
            "{\"add\":{\"path\":\"/etc/passwd\",\"size\":1}}\n",
            "{\"add\":{\"path\":\"x\"",
            "\0\0\0\0",
            "",
            "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
                + "\"readerFeatures\":[\"foo\"],\"writerFeatures\":[\"foo\"]}}\n");
    for (String log : hostile) {
      commit("items", 1, log);
      try (DrEngine engine = open(config, EngineListener.NONE)) {
        List<GroupReport> reports = engine.sync(Set.of(), Optional.empty());
        assertThat(reports.get(0).outcome()).as(log).isInstanceOf(Outcome.Succeeded.class);
        assertThat(reports.get(1).failures()).as(log).hasSize(1);
      }
      assertThat(folder.resolve("secondary/items/_delta_log")).as(log).doesNotExist();
    }
  }

  @Test
  void twoGroupsCannotHaveOneTarget() throws IOException {
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      engine.sync(Set.of(), Optional.empty());
    }
    Files.writeString(
        config,
        Files.readString(config).replace("\"group_name\": \"shop\"", "\"group_name\": \"other\""));
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      assertThat(engine.sync(Set.of(), Optional.empty()).get(0).outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.error().message()).contains("say so with \"formerly\""));
    }
  }

  @Test
  void theSecondaryAloneTellsHowItStands() throws IOException {
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      engine.sync(Set.of(), Optional.empty());
    }
    Files.move(folder.resolve("primary"), folder.resolve("gone"));

    Location control = Location.parse("file:" + folder + "/secondary");
    assertThat(LakehouseDr.status(ControlRoot.of(control)))
        .singleElement()
        .satisfies(status -> assertThat(status.group()).isEqualTo("shop"));
    assertThat(LakehouseDr.recover(ControlRoot.of(control), EngineListener.NONE).get(0).outcome())
        .isEqualTo(new Outcome.Skipped("nothing to complete"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static GroupReport adopt(DrEngine engine) {
    return engine
        .sync(Set.of(), new SyncOptions(Optional.empty(), SyncOptions.Landed.ADOPT))
        .get(0);
  }

  @Test
  void whatAnotherToolHasLandedIsAdoptedOnceItIsFoundToBeTheSources() throws IOException {
    append("orders", 1, "one");
    append("orders", 2, "two");
    Path landed = folder.resolve("secondary/orders");
    copy(folder.resolve("primary/data/orders"), landed);
    append("orders", 3, "three");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      GroupReport refused = engine.sync(Set.of(), Optional.empty()).get(0);
      assertThat(refused.failures().get("main.sales.orders"))
          .hasMessageContaining("dr sync --adopt");

      GroupReport adopted = adopt(engine);
      assertThat(adopted.failures()).isEmpty();
      assertThat(adopted.copiedFiles()).isEqualTo(1);
      assertThat(adopted.foundFiles()).as("twice: it is seeded, then cut").isEqualTo(2 + 3);
      assertThat(engine.verify(Set.of(), BYTES)).allMatch(MemberVerdict::isClean);
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).isEmpty()).isTrue();
    }
  }

  @Test
  void whatAnotherToolHasLandedIsNotTrusted() throws IOException {
    append("orders", 1, "one");
    Path landed = folder.resolve("secondary/orders");
    copy(folder.resolve("primary/data/orders"), landed);
    Files.writeString(landed.resolve("part 1.parquet"), "eno");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      assertThat(adopt(engine).failures().get("main.sales.orders"))
          .hasMessageContaining("part 1.parquet at the target has another content");
      Files.writeString(landed.resolve("part 1.parquet"), "one");

      Path log = landed.resolve("_delta_log");
      Path checkpoint = log.resolve("00000000000000000001.checkpoint.parquet");
      Files.writeString(checkpoint, "rows of nobody knows whom");
      assertThat(adopt(engine).failures().get("main.sales.orders"))
          .hasMessageContaining("checkpoint.parquet is not in the source's log");
      Files.delete(checkpoint);

      Files.writeString(log.resolve("00000000000000000002.json"), "{}");
      assertThat(adopt(engine).failures().get("main.sales.orders"))
          .hasMessageContaining("the log goes on to version 2, beyond the cut's");
      Files.delete(log.resolve("00000000000000000002.json"));
      assertThat(adopt(engine).failures()).isEmpty();
    }
  }

  @Test
  void aRunLeavesItsRateItsEndAndItsReasons() throws IOException {
    append("orders", 1, "one");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).rate()).isEmpty();
      engine.sync(Set.of(), Optional.empty());
      append("orders", 2, "two");
      commit("items", 1, "{\"foo\":{}}\n");
      GroupPlan plan = engine.plan(Set.of(), Optional.empty()).get(0);
      assertThat(plan.rate().orElseThrow().bytes()).isEqualTo(3);
      GroupStatus status = status(engine);
      assertThat(status.pendingBytes()).isEmpty();
      assertThat(member(status, "orders").pendingBytes().orElseThrow())
          .isEqualTo(3 + Files.size(folder.resolve("primary/data/orders/_delta_log/" + V2)));
      assertThat(member(status, "orders").phase()).isEqualTo(MemberStatus.Phase.WAITING);
      assertThat(status.running()).isEmpty();

      engine.sync(Set.of(), Optional.empty());
      GroupStatus failed = status(engine);
      assertThat(failed.runs()).hasSize(2);
      PastRun.End end = failed.runs().get(0).end().orElseThrow();
      assertThat(end.result()).isEqualTo(PastRun.Result.FAILED);
      assertThat(end.reason().orElseThrow()).contains("DR-2107");
      assertThat(member(failed, "items").phase()).isEqualTo(MemberStatus.Phase.BLOCKED);
      assertThat(member(failed, "items").reason().orElseThrow()).contains("DR-2107");
      engine.recover(Set.of());
      assertThat(status(engine).runs()).as("nothing was done, nothing is noted").hasSize(2);
    }
    Location control = Location.parse("file:" + folder + "/secondary");
    assertThat(LakehouseDr.status(ControlRoot.of(control)).get(0).runs()).hasSize(2);
  }

  private static final String V2 = "00000000000000000002.json";

  private static MemberStatus member(GroupStatus status, String table) {
    return status.members().stream()
        .filter(member -> member.member().equals("main.sales." + table))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRunThatDiesIsSeenToHaveBegun() throws IOException {
    append("orders", 1, "one");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      engine.sync(Set.of(), Optional.empty());
    }
    append("orders", 2, "two");
    try (DrEngine engine = open(config, EngineTest::dieOnceCommitted)) {
      assertThatThrownBy(() -> engine.sync(Set.of(), Optional.empty()))
          .isInstanceOf(CancellationException.class);
    }
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      assertThat(status(engine).running().orElseThrow().kind()).isEqualTo(PastRun.Kind.SYNC);
      assertThat(member(status(engine), "orders").phase()).isEqualTo(MemberStatus.Phase.PUBLISHING);
      LakehouseDr.recover(
          ControlRoot.of(Location.parse("file:" + folder + "/secondary")), EngineListener.NONE);
      assertThat(status(engine).running()).as("a newer run ended after its last sign").isEmpty();
      assertThat(status(engine).runs().get(0).kind()).isEqualTo(PastRun.Kind.RECOVER);
      assertThat(status(engine).runs().get(1).end()).isEmpty();
    }
  }

  @Test
  void aVerificationIsRememberedUntilOneClearsIt() throws IOException {
    append("orders", 1, "one");
    Path file = folder.resolve("secondary/orders/part 1.parquet");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      engine.sync(Set.of(), Optional.empty());
      assertThat(status(engine).verified()).isEmpty();
      for (int slice = 0; slice < 2; slice++) {
        assertThat(status(engine).verified()).isEmpty();
        engine.verify(Set.of(), slice(slice));
      }
      assertThat(status(engine).verified()).as("both slices").isPresent();

      Files.writeString(file, "changed");
      engine.verify(Set.of(), BYTES);
      assertThat(status(engine).differs().orElseThrow().differing()).isEqualTo(1);
      assertThat(status(engine).readiness()).isEqualTo(GroupStatus.Readiness.DEGRADED);
      Files.writeString(file, "one");
      engine.verify(Set.of(), slice(0));
      assertThat(status(engine).differs()).as("half a look clears nothing").isPresent();
      engine.verify(Set.of(), BYTES);
      assertThat(status(engine).differs()).isEmpty();
      assertThat(status(engine).readiness()).isEqualTo(GroupStatus.Readiness.READY);
    }
    Location control = Location.parse("file:" + folder + "/secondary");
    assertThat(LakehouseDr.status(ControlRoot.of(control)).get(0).verified()).isPresent();
  }

  private static VerifyOptions slice(int index) {
    return new VerifyOptions(
        VerifyOptions.Depth.BYTES,
        VerifyOptions.Against.SOURCE,
        Optional.of(new VerifyOptions.Slice(index, 2)));
  }

  @Test
  void aReplicaIsReadAndHeldAgainstWhatTheLogRecorded() throws IOException {
    append("orders", 1, "one");
    append("orders", 2, "two");
    VerifyOptions alone =
        new VerifyOptions(
            VerifyOptions.Depth.CHECKSUM, VerifyOptions.Against.ITSELF, Optional.empty());
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      engine.sync(Set.of(), Optional.empty());
      MemberVerdict verdict = engine.verify(Set.of(), alone).get(1);
      assertThat(verdict.isClean()).isTrue();
      assertThat(verdict.bytesRead()).isEqualTo(6);
      assertThat(verdict.notes())
          .singleElement()
          .asString()
          .startsWith("2 data files were read in full, but nothing is recorded");

      Path commit = folder.resolve("secondary/orders/_delta_log/00000000000000000001.json");
      Files.writeString(
          commit,
          Files.readString(commit).replace("\"modificationTime\":0", "\"modificationTime\":1"));
      assertThat(engine.verify(Set.of(), alone).get(1).findings())
          .singleElement()
          .satisfies(finding -> assertThat(finding.where()).endsWith("01.json"));
    }
  }

  @Test
  void tablesThatNoGroupSelectsAreUnprotectedWhereTheCatalogAnswers() throws IOException {
    table("extra");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      assertThat(engine.unprotected())
          .singleElement()
          .satisfies(
              found ->
                  assertThat(found.tables()).containsExactly(TableName.parse("main.sales.extra")));
      Files.move(folder.resolve("primary"), folder.resolve("gone"));
      assertThat(engine.unprotected()).isEmpty();
    }
  }

  @Test
  void aFolderComparedByContentIsNoWorkWhenNothingChanged() throws IOException {
    Files.writeString(
        config,
        Files.readString(config)
            .replace(
                "\"tables\": [\"orders\", \"items\"]",
                "\"files\": [{\"path\": \"landing\", \"compare\": \"checksum\"}],"
                    + "\"tables\": [\"orders\"]"));
    Path landing = Files.createDirectories(folder.resolve("primary/data/landing"));
    Files.writeString(landing.resolve("a.csv"), "1,2");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      assertThat(engine.sync(Set.of(), Optional.empty()).get(0).copiedBytes()).isEqualTo(3);
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).isEmpty()).isTrue();
      Files.writeString(landing.resolve("a.csv"), "1,3");
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).work().files()).isEqualTo(1);
    }
  }

  @Test
  void aModeThatChangedIsPlannedAsWhatTheSyncWillDo() throws IOException {
    append("orders", 1, "one");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      engine.sync(Set.of(), Optional.empty());
    }
    String original = Files.readString(config);
    Files.writeString(config, original.replace("\"rpo\"", "\"mode\": \"clone\", \"rpo\""));
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).members().get(1))
          .isInstanceOfSatisfying(
              MemberPlan.Seed.class,
              seed -> assertThat(seed.target().text()).endsWith("secondary/orders.gen2"));
    }
    Files.writeString(
        config,
        original.replace("\"rpo\"", "\"mode\": \"clone\", \"on_recreate\": \"stop\", \"rpo\""));
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).members().get(1))
          .isInstanceOfSatisfying(
              MemberPlan.Blocked.class,
              blocked -> assertThat(blocked.problem().problem()).isEqualTo(Problem.TABLE_MODE));
      assertThat(engine.sync(Set.of(), Optional.empty()).get(0).outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.error().message()).contains("DR-2113"));
    }
  }

  @Test
  void aTableThatTheCatalogHasElsewhereIsReadThere() throws IOException {
    append("orders", 1, "one");
    try (DrEngine engine = open(config, EngineListener.NONE)) {
      engine.sync(Set.of(), Optional.empty());
      copy(folder.resolve("primary/data/orders"), folder.resolve("primary/data/moved"));
      Files.move(folder.resolve("primary/data/orders"), folder.resolve("old"));
      Files.writeString(
          folder.resolve("primary/catalog/orders.json"),
          "{\"name\": \"main.sales.orders\", \"location\": \"file:%s/primary/data/moved\"}"
              .formatted(folder));
      append("moved", 2, "two");

      assertThat(engine.sync(Set.of(), Optional.empty()).get(0).failures()).isEmpty();

      assertThat(folder.resolve("secondary/orders/part 2.parquet")).hasContent("two");
      assertThat(engine.verify(Set.of(), BYTES)).allMatch(MemberVerdict::isClean);
    }
  }
}

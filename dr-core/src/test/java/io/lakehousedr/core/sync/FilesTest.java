package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.files.FileRow;
import io.lakehousedr.core.files.FileSettings;
import io.lakehousedr.core.files.FileStatus;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.ProcessDied;
import io.lakehousedr.testkit.StoreCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Folders of files, through a group's sync. */
class FilesTest {
  private static final FileSettings PROPAGATE = FilesCrashTest.PROPAGATE;

  private static FileSettings with(FileSettings.Existing existing) {
    return new FileSettings(
        FileSettings.Deletion.NEVER,
        FileSettings.Comparison.TIME,
        existing,
        FileSettings.Divergence.STOP,
        Optional.empty());
  }

  private static World world(FileSettings settings) {
    World world = new World("a").folder("docs", settings);
    world.source("a").create("id-a").write(List.of("r1"), List.of());
    world.sourceFolder("docs").put("one", "1").put("two", "2");
    world.time.advance(Duration.ofMinutes(1));
    return world;
  }

  private static World synced(FileSettings settings) {
    World world = world(settings);
    world.process().sync();
    world.rows.clear();
    world.time.advance(Duration.ofMinutes(1));
    return world;
  }

  private static FileStatus status(World world, String path) {
    return world.rows.stream()
        .filter(row -> row.path().text().equals(path))
        .map(FileRow::status)
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("no row for " + path + ": " + world.rows));
  }

  @Test
  void oneRowAFile() {
    World world = world(FileSettings.USUAL);
    Instant before = world.time.instant();

    world.process().sync();

    assertThat(world.rows).extracting(row -> row.path().text()).containsExactly("one", "two");
    FileRow row = world.rows.get(0);
    assertThat(row.status()).isEqualTo(FileStatus.NEW);
    assertThat(row.time()).isAfterOrEqualTo(before);
    assertThat(row.modified()).hasValueSatisfying(time -> assertThat(time).isBefore(before));
  }

  @Test
  void anUnchangedFolderMovesNoByteAndKeepsItsManifest() {
    World world = synced(FileSettings.USUAL);
    world.process().sync();
    Optional<?> files =
        Optional.ofNullable(world.state().orElseThrow().members().get("docs"))
            .orElseThrow()
            .files();
    world.rows.clear();
    FaultPlan plan = new FaultPlan();

    world.process(plan).sync();

    assertThat(world.rows).isEmpty();
    assertThat(
            Optional.ofNullable(world.state().orElseThrow().members().get("docs"))
                .orElseThrow()
                .files())
        .isEqualTo(files);
    assertThat(plan.calls())
        .filteredOn(call -> call.path().startsWith("docs/"))
        .noneMatch(call -> call.operation() == StoreCall.Operation.OPEN);
  }

  @Test
  void filesThatAreGoneAtTheSourceStayUnlessAsked() {
    World world = synced(FileSettings.USUAL);
    world.sourceFolder("docs").remove("one");

    world.process().sync();

    assertThat(status(world, "one")).isEqualTo(FileStatus.KEPT);
    assertThat(world.replicaFolder("docs").contents()).isEqualTo(Map.of("one", "1", "two", "2"));
    assertThat(world.currentFiles("docs")).containsKey("one");
  }

  @Test
  void filesThatAreGoneAtTheSourceGoWhereAsked() {
    World world = synced(PROPAGATE);
    world.sourceFolder("docs").remove("one").put("one/now-a-folder", "x");

    world.process().sync();

    assertThat(status(world, "one")).isEqualTo(FileStatus.DELETED);
    assertThat(world.replicaFolder("docs").contents())
        .isEqualTo(Map.of("one/now-a-folder", "x", "two", "2"));
  }

  @Test
  void noFileIsNewerThanTheTables() {
    World world = synced(FileSettings.USUAL);
    // A commit, and half a second later a file that speaks of it: less than the settle margin ago.
    world.source("a").write(List.of("r2"), List.of());
    world.time.advance(Duration.ofMillis(-4_500));
    world.sourceFolder("docs").put("marker", "version 2 is there");
    world.time.advance(Duration.ofMillis(-500));

    GroupState state = world.process().sync().state();

    assertThat(world.currentFiles("docs")).containsKey("marker");
    assertThat(
            Optional.ofNullable(state.members().get("a"))
                .orElseThrow()
                .standing()
                .orElseThrow()
                .version())
        .isEqualTo(2);
  }

  @Test
  void anInstantInThePastIsRefusedWhereAFileIsNewer() {
    World world = synced(FileSettings.USUAL);
    Instant past = world.time.instant();
    world.time.advance(Duration.ofMinutes(1));
    world.sourceFolder("docs").put("late", "x");

    assertThatThrownBy(() -> world.process().sync(Optional.of(past)))
        .isInstanceOfSatisfying(
            DrException.class,
            e -> assertThat(e.message()).contains("DR-2304", "docs", "late", past.toString()));
  }

  @Test
  void aFileThatChangesDuringTheCopyStartsTheRunOver() {
    World world = synced(FileSettings.USUAL);
    world.sourceFolder("docs").put("one", "second");
    FaultPlan plan = new FaultPlan();
    plan.next(
        call -> call.operation() == StoreCall.Operation.OPEN && call.path().equals("docs/one"),
        Fault.fail(io.lakehousedr.error.ErrorKind.CONFLICT));

    world.process(plan).sync();

    assertThat(world.currentFiles("docs")).containsEntry("one", "second");
    assertThat(plan.calls())
        .filteredOn(call -> call.path().equals("docs") && call.store().equals(World.PRIMARY))
        .hasSize(2);
  }

  @Test
  void tablesInTheFolderAreLeftAndReported() {
    World world = new World("a").folder("docs", FileSettings.USUAL);
    world.source("a").create("id-a");
    new TestTable(world.primaryStore(), "docs/Zone/table", world.time)
        .create("nested")
        .write(List.of("r1"), List.of());
    world.sourceFolder("docs").put("Zone/table/2020.csv", "x").put("Zone/table-of-contents", "y");
    world.sourceFolder("docs").put("_dr/stage/run/x", "engine's own");
    world.time.advance(Duration.ofMinutes(1));

    world.process().sync();

    assertThat(world.replicaFolder("docs").contents()).containsOnlyKeys("Zone/table-of-contents");
    assertThat(status(world, "Zone/table")).isEqualTo(FileStatus.TABLE);
  }

  @Test
  void aTableIsNoFolder() {
    World world = new World().folder("a", FileSettings.USUAL);
    world.source("a").create("id-a");

    SyncResult result = world.process().sync();

    assertThat(Optional.ofNullable(result.failures().get("a")).orElseThrow().problem())
        .isEqualTo(Problem.CONFIG_INVALID);
    assertThat(world.replicaFolder("a").contents()).isEmpty();
  }

  @Test
  void existingFilesAreReplacedAtFirst() {
    World world = world(FileSettings.USUAL);
    world.replicaFolder("docs").put("one", "theirs").put("two", "2").put("other", "stays");

    world.process().sync();

    assertThat(status(world, "one")).isEqualTo(FileStatus.REPLACED);
    assertThat(status(world, "other")).isEqualTo(FileStatus.FOREIGN);
    assertThat(world.rows).noneMatch(row -> row.path().text().equals("two"));
    assertThat(world.replicaFolder("docs").contents())
        .isEqualTo(Map.of("one", "1", "two", "2", "other", "stays"));
  }

  @Test
  void existingFilesAreLeftWhereAsked() {
    World world = world(with(FileSettings.Existing.LEAVE));
    world.replicaFolder("docs").put("one", "theirs");
    world.process().sync();
    world.sourceFolder("docs").put("one", "changed").put("two", "changed");

    world.process().sync();

    assertThat(status(world, "one")).isEqualTo(FileStatus.LEFT);
    assertThat(world.replicaFolder("docs").contents())
        .isEqualTo(Map.of("one", "theirs", "two", "changed"));
    assertThat(world.currentFiles("docs")).containsOnlyKeys("two");
  }

  @Test
  void theWatermarkLimitsTheFirstSync() {
    World world = world(FileSettings.USUAL);
    world.fileSettings =
        new FileSettings(
            FileSettings.Deletion.NEVER,
            FileSettings.Comparison.TIME,
            FileSettings.Existing.REPLACE,
            FileSettings.Divergence.STOP,
            Optional.of(world.time.instant()));
    world.sourceFolder("docs").put("three", "3");
    world.process().sync();
    assertThat(world.currentFiles("docs")).isEqualTo(Map.of("three", "3"));
    assertThat(status(world, "one")).isEqualTo(FileStatus.BEFORE_WATERMARK);

    world.sourceFolder("docs").put("one", "touched");
    world.process().sync();

    assertThat(world.currentFiles("docs")).isEqualTo(Map.of("three", "3", "one", "touched"));
  }

  @Test
  void aForeignChangeStopsTheGroup() {
    World world = synced(FileSettings.USUAL);
    world.replicaFolder("docs").put("one", "theirs");
    world.source("a").write(List.of("r2"), List.of());
    world.time.advance(Duration.ofMinutes(1));

    assertThatThrownBy(() -> world.process().sync())
        .isInstanceOfSatisfying(
            DrException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.CUT_BLOCKED);
              assertThat(e.message()).contains("DR-2302", "docs", "one");
            });

    assertThat(status(world, "one")).isEqualTo(FileStatus.DIVERGED);
    assertThat(world.replicaFolder("docs").contents()).containsEntry("one", "theirs");
    assertThat(world.replica("a").latest()).isEqualTo(1);
  }

  @Test
  void aForeignFileUnderANewNameIsNotOverwritten() {
    World world = synced(FileSettings.USUAL);
    world.replicaFolder("docs").put("three", "theirs");
    world.sourceFolder("docs").put("three", "ours");

    assertThatThrownBy(() -> world.process().sync()).hasMessageContaining("DR-2302");

    assertThat(world.replicaFolder("docs").contents()).containsEntry("three", "theirs");
  }

  @Test
  void theExplicitWordReplacesForeignChanges() {
    World world = synced(FileSettings.USUAL);
    world.replicaFolder("docs").put("one", "theirs");
    world.fileSettings =
        new FileSettings(
            FileSettings.Deletion.NEVER,
            FileSettings.Comparison.TIME,
            FileSettings.Existing.REPLACE,
            FileSettings.Divergence.REPLACE,
            Optional.empty());

    world.process().sync();

    assertThat(world.replicaFolder("docs").contents()).containsEntry("one", "1");
  }

  @Test
  void bytesOfAnEarlierCutAreHealed() {
    World world = synced(PROPAGATE);
    world.sourceFolder("docs").put("one", "second").remove("two");
    world.process().sync();
    // Puts of the first cut, which somebody had slept over.
    world.replicaFolder("docs").put("one", "1").put("two", "2");

    world.process().sync();

    assertThat(status(world, "one")).isEqualTo(FileStatus.HEALED);
    assertThat(status(world, "two")).isEqualTo(FileStatus.HEALED);
    assertThat(world.replicaFolder("docs").contents()).isEqualTo(Map.of("one", "second"));
  }

  @Test
  void whatWasDeletedAtTheTargetComesBack() {
    World world = synced(FileSettings.USUAL);
    world.replicaFolder("docs").remove("one");

    world.process().sync();

    assertThat(status(world, "one")).isEqualTo(FileStatus.HEALED);
    assertThat(world.replicaFolder("docs").contents()).containsEntry("one", "1");
  }

  @Test
  void aFolderThatDivergesWhileItIsPublishedKeepsItsOldCutReadable() {
    World world = synced(FileSettings.USUAL);
    world.sourceFolder("docs").put("one", "second").put("two", "second");
    dieAfterCut(world);
    world.replicaFolder("docs").put("two", "theirs");

    GroupState state = world.process().recover().orElseThrow();

    assertThat(Optional.ofNullable(state.members().get("docs")).orElseThrow().status())
        .isEqualTo(Member.Status.LEFT_BEHIND);
    assertThat(world.replicaFolder("docs").contents()).containsEntry("two", "theirs");
    assertThat(world.currentFiles("docs")).isEqualTo(Map.of("one", "1", "two", "2"));

    world.replicaFolder("docs").put("two", "2");
    world.process().sync();
    assertThat(world.currentFiles("docs")).isEqualTo(Map.of("one", "second", "two", "second"));
  }

  private static void dieAfterCut(World world) {
    FaultPlan plan = new FaultPlan();
    plan.next(
        call -> call.path().contains("/log/") && call.operation() == StoreCall.Operation.CREATE,
        Fault.dieAfter());
    assertThatThrownBy(() -> world.process(plan).sync()).isInstanceOf(ProcessDied.class);
  }

  @Test
  void aRenameOverASlowCopyIsSeenByItsChecksumWhereAsked() {
    World world = synced(FileSettings.USUAL);
    world.fileSettings =
        new FileSettings(
            FileSettings.Deletion.NEVER,
            FileSettings.Comparison.CHECKSUM,
            FileSettings.Existing.REPLACE,
            FileSettings.Divergence.STOP,
            Optional.empty());
    world.sourceFolder("docs").put("one", "1").put("two", "3");

    world.process().sync();

    assertThat(world.rows).extracting(row -> row.path().text()).containsExactly("two");
    assertThat(world.currentFiles("docs")).isEqualTo(Map.of("one", "1", "two", "3"));
  }

  @Test
  void oddNames() {
    List<String> names =
        List.of(
            "a b",
            "a%20b",
            "a+b",
            "\u00fc",
            "u\u0308",
            "\ud83d\ude00/x",
            "\uffee",
            "..x",
            "x.",
            "-rf",
            "a\\b",
            "quote\"",
            "new\nline",
            "Case",
            "case",
            "a/b",
            "a",
            "a-b",
            "a.b",
            "tail ",
            "long" + "g".repeat(300),
            "{\"json\":1}",
            "_delta_logs/x",
            "x_delta_log");
    World world = new World("a").folder("docs", PROPAGATE);
    world.source("a").create("id-a");
    names.forEach(name -> world.sourceFolder("docs").put(name, "1:" + name));
    world.time.advance(Duration.ofMinutes(1));
    world.process().sync();
    assertThat(world.replicaFolder("docs").contents())
        .isEqualTo(world.sourceFolder("docs").contents())
        .hasSize(names.size());

    names.subList(0, 12).forEach(name -> world.sourceFolder("docs").put(name, "2:" + name));
    names.subList(12, 20).forEach(world.sourceFolder("docs")::remove);
    world.process().sync();

    assertThat(world.replicaFolder("docs").contents())
        .isEqualTo(world.sourceFolder("docs").contents());
    assertThat(world.currentFiles("docs")).isEqualTo(world.sourceFolder("docs").contents());
  }

  @Test
  void aNameThatTheTargetRefusesIsAnErrorBeforeTheCut() {
    World world = synced(FileSettings.USUAL);
    world.sourceFolder("docs").put("bad:name", "x").put("good", "x");
    FaultPlan plan = new FaultPlan();
    plan.next(
        call -> call.path().endsWith("docs/bad:name") && call.store().equals(World.SECONDARY),
        Fault.fail(io.lakehousedr.error.ErrorKind.INVALID));

    assertThatThrownBy(() -> world.process(plan).sync())
        .hasMessageContaining("DR-2303")
        .hasMessageContaining("bad:name");

    assertThat(status(world, "bad:name")).isEqualTo(FileStatus.REFUSED);
    assertThat(world.state().orElseThrow().pending()).isEmpty();
    assertThat(world.replicaFolder("docs").contents()).containsOnlyKeys("one", "two");
  }

  @Test
  void aSeedingFolderJoinsWithoutStagingItsBytesTwice() {
    World world = synced(FileSettings.USUAL);
    world.folder("more", FileSettings.USUAL);
    world.sourceFolder("more").put("large", "x".repeat(400_000));
    world.time.advance(Duration.ofMinutes(1));
    FaultPlan plan = new FaultPlan();

    world.process(plan).sync();

    assertThat(world.currentFiles("more")).containsOnlyKeys("large");
    assertThat(plan.calls())
        .filteredOn(call -> call.path().contains("/file-") && call.operation().writes())
        .hasSize(1);
  }

  @Test
  void twentyThousandSmallFiles() {
    World world = new World("a").folder("docs", PROPAGATE);
    world.source("a").create("id-a");
    TestFolder docs = world.sourceFolder("docs");
    for (int i = 0; i < 20_000; i++) {
      docs.put("dir-" + i % 100 + "/file-" + i, "content " + i);
    }
    long start = System.nanoTime();
    FaultPlan plan = new FaultPlan();

    world.process(plan).sync();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    assertThat(world.replicaFolder("docs").contents()).hasSize(20_000);
    assertThat(plan.calls())
        .filteredOn(call -> call.path().contains("/bundle-") && call.operation().writes())
        .hasSizeLessThan(5);
    docs.put("dir-7/file-7", "changed");
    world.rows.clear();
    world.process().sync();
    assertThat(world.rows).hasSize(1);
  }
}

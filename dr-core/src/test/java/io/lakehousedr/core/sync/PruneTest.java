package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.LogRecord;
import io.lakehousedr.core.journal.RunNotes;
import io.lakehousedr.core.prune.Keep;
import io.lakehousedr.core.prune.PruneOutcome;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.ProcessDied;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no retained cut needs goes, and nothing else, whatever befalls the prune. */
class PruneTest {
  private static final Keep ONE = new Keep(1, Duration.ZERO, Duration.ofDays(7));
  private static final Keep TWO = new Keep(2, Duration.ZERO, Duration.ofDays(7));
  private static final String GONE = "part-1-r1.parquet";

  /** Three cuts: versions 1, 2 and 3. Version 2 removed r1, and VACUUM has taken it since. */
  static World world() {
    World world = new World("a").folder("docs", FilesCrashTest.PROPAGATE);
    world.source("a").create("id-a").write(List.of("r1", "r2"), List.of());
    world.sourceFolder("docs").put("one", "1").put("two", "2");
    sync(world);
    world.source("a").write(List.of("r3"), List.of(GONE));
    world.sourceFolder("docs").put("one", "second");
    sync(world);
    world.source("a").write(List.of("r4"), List.of());
    world.source("a").vacuum(GONE);
    sync(world);
    return world;
  }

  private static void sync(World world) {
    world.time.advance(Duration.ofMinutes(1));
    world.process().sync();
  }

  private static boolean holds(World world, String file) {
    return world.secondaryStore().head(ObjectPath.of("a/" + file)).isPresent();
  }

  private static List<String> stage(World world) {
    try (Stream<ObjectEntry> staged = world.controlStore().list(ObjectPath.of("_dr/stage"), "")) {
      return staged.map(entry -> entry.path().text()).toList();
    }
  }

  private static void readable(World world, String when) {
    assertThat(world.replica("a").latest()).as(when).isEqualTo(3);
    assertThat(world.replica("a").rows(3)).as(when).containsExactly("r2", "r3", "r4");
    assertThat(world.currentFiles("docs"))
        .as(when)
        .isEqualTo(java.util.Map.of("one", "second", "two", "2"));
    assertThat(world.replicaFolder("docs").contents())
        .as(when)
        .isEqualTo(world.currentFiles("docs"));
  }

  @Test
  void onlyTheNewestNotesOfRunsStay() {
    World world = world();
    ObjectPath folder = RunNotes.folder(World.GROUP);
    for (int i = 0; i < 1003; i++) {
      world
          .controlStore()
          .create(
              folder.resolve(String.format("%04d.json", i)),
              Content.of(new byte[0]),
              WriteOptions.DURABLE);
    }

    world.process().prune(TWO);

    try (Stream<ObjectEntry> notes = world.controlStore().list(folder, "")) {
      assertThat(notes.map(note -> note.path().name()))
          .hasSize(1000)
          .contains("0000.json")
          .doesNotContain("1000.json");
    }
    assertThat(world.state().orElseThrow().pending()).isEmpty();
  }

  @Test
  void aFileThatNoRetainedCutNeedsGoes() {
    World world = world();
    int staged = stage(world).size();

    PruneOutcome outcome = world.process().prune(TWO);

    assertThat(outcome).isInstanceOf(PruneOutcome.Pruned.class);
    assertThat(holds(world, GONE)).isFalse();
    assertThat(holds(world, "part-1-r2.parquet")).isTrue();
    assertThat(stage(world)).hasSizeLessThan(staged);
    assertThat(world.replica("a").rows(2)).containsExactly("r2", "r3");
    readable(world, "pruned");
    assertThat(outcome.state().pending()).isEmpty();
  }

  @Test
  void aFileThatARetainedCutNeedsStays() {
    World world = world();

    world.process().prune(new Keep(3, Duration.ZERO, Duration.ofDays(7)));

    assertThat(world.replica("a").rows(1)).containsExactly("r1", "r2");
    readable(world, "pruned");
  }

  @Test
  void theDaysKeepCutsToo() {
    World world = world();

    world.process().prune(new Keep(1, Duration.ofDays(1), Duration.ofDays(7)));
    assertThat(holds(world, GONE)).isTrue();

    world.time.advance(Duration.ofDays(2));
    world.process().prune(new Keep(1, Duration.ofDays(1), Duration.ofDays(7)));
    assertThat(holds(world, GONE)).isFalse();
  }

  @Test
  void aFileThatTheSourceStillHoldsStays() {
    World world = world();
    world.source("a").put(GONE, "r1");

    world.process().prune(ONE);

    assertThat(holds(world, GONE)).isTrue();
  }

  @Test
  void aTableWhoseSourceCannotBeReadIsSpared() {
    World world = world();
    FaultPlan plan = new FaultPlan();
    plan.next(
        call -> call.store().equals(World.PRIMARY),
        Fault.fail(io.lakehousedr.error.ErrorKind.UNAVAILABLE));

    PruneOutcome outcome = world.process(plan).prune(ONE);

    assertThat(holds(world, GONE)).isTrue();
    assertThat(
            Optional.ofNullable(((PruneOutcome.Pruned) outcome).spared().get("a"))
                .orElseThrow()
                .problem())
        .isEqualTo(Problem.STORE_UNAVAILABLE);
  }

  @Test
  void anEmptySourceProvesNothing() {
    World world = world();
    try (Stream<ObjectEntry> all = world.primaryStore().list(ObjectPath.of("a"), "")) {
      all.toList().forEach(entry -> world.source("a").vacuum(entry.path().text().substring(2)));
    }

    PruneOutcome outcome = world.process().prune(ONE);

    assertThat(holds(world, GONE)).isTrue();
    assertThat(
            Optional.ofNullable(((PruneOutcome.Pruned) outcome).spared().get("a"))
                .orElseThrow()
                .problem())
        .isEqualTo(Problem.TABLE_NOT_FOUND);
  }

  @Test
  void filesThatNoLogNamesAreSparedForTheGrace() {
    World world = world();
    world.replica("a").put("part-dead-run.parquet", "x");
    world.replica("a").put("_private", "x");

    world.process().prune(ONE);
    assertThat(holds(world, "part-dead-run.parquet")).isTrue();

    world.time.advance(Duration.ofDays(8));
    world.process().prune(ONE);
    assertThat(holds(world, "part-dead-run.parquet")).isFalse();
    assertThat(holds(world, "_private")).isTrue();
  }

  @Test
  void stageFilesOfDeadRunsAreSparedForTheGraceAndOthersGroupsForEver() {
    World world = world();
    String dead = "_dr/stage/20260101-000000-dead/orders/k-1/commits-0";
    String other = "_dr/stage/20260101-000000-dead/invoices/k-1/commits-0";
    put(world, dead);
    put(world, other);

    world.process().prune(ONE);
    assertThat(stage(world)).contains(dead, other);

    world.time.advance(Duration.ofDays(8));
    world.process().prune(ONE);
    assertThat(stage(world)).contains(other).doesNotContain(dead);
    readable(world, "after the grace");
  }

  private static void put(World world, String path) {
    world
        .controlStore()
        .create(
            ObjectPath.of(path),
            Content.of(new byte[] {1}),
            WriteOptions.DURABLE.modifiedAt(world.time.instant()));
  }

  @Test
  void nothingOfTheLogIsDeletedButByTheSourcesOwnCleanUp() {
    World world = world();

    world.process().prune(ONE);

    assertThat(world.replica("a").commits()).containsOnlyKeys(0L, 1L, 2L, 3L);
    assertThat(world.records()).isNotEmpty();
  }

  /** The source has a checkpoint at 2 and has cleaned what lies below; the replica has both. */
  private static World cleaned() {
    World world = world();
    world
        .source("a")
        .put(
            "_delta_log/00000000000000000002.checkpoint.6a1f0d3e-0000-4000-8000-000000000001.json",
            String.join(
                    "\n",
                    "{\"checkpointMetadata\":{\"version\":2}}",
                    "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
                        + "\"readerFeatures\":[\"v2Checkpoint\"],"
                        + "\"writerFeatures\":[\"v2Checkpoint\"]}}",
                    "{\"metaData\":{\"id\":\"id-a\",\"format\":{\"provider\":\"parquet\",\"options\":{}},"
                        + "\"schemaString\":\"{}\",\"partitionColumns\":[],\"configuration\":{}}}",
                    add("part-1-r2.parquet"),
                    add("part-2-r3.parquet"))
                + "\n");
    sync(world);
    world.source("a").vacuum("_delta_log/00000000000000000000.json");
    world.source("a").vacuum("_delta_log/00000000000000000001.json");
    return world;
  }

  private static String add(String file) {
    return "{\"add\":{\"path\":\""
        + file
        + "\",\"partitionValues\":{},\"size\":2,\"modificationTime\":0,\"dataChange\":false}}";
  }

  @Test
  void theSourcesLogCleanUpIsRepeatedBelowACheckpoint() {
    World world = cleaned();
    world.source("a").vacuum("part-1-r2.parquet");

    GroupState state = world.process().prune(ONE).state();

    assertThat(world.replica("a").commits()).containsOnlyKeys(2L, 3L);
    assertThat(
            Optional.ofNullable(state.members().get("a"))
                .orElseThrow()
                .standing()
                .orElseThrow()
                .base())
        .isEqualTo(2);
    assertThat(holds(world, GONE)).isFalse();
    assertThat(holds(world, "part-1-r2.parquet")).as("the current cut reads it").isTrue();
    world.source("a").write(List.of("r5"), List.of());
    sync(world);
    assertThat(world.replica("a").commits()).containsOnlyKeys(2L, 3L, 4L);
  }

  @Test
  void aSidecarThatNoCheckpointNamesGoesWithTheSources() {
    World world = world();
    sidecar(world, "named");
    sidecar(world, "orphan");
    sidecar(world, "kept-at-source");
    world.source("a").put("_delta_log/_sidecars/kept-at-source.parquet", "sidecar");
    put(
        world,
        "_delta_log/00000000000000000003.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json",
        """
        {"checkpointMetadata":{"version":3}}
        {"sidecar":{"path":"named.parquet","sizeInBytes":7,"modificationTime":1}}
        """);
    world.process().prune(TWO);
    assertThat(holds(world, "_delta_log/_sidecars/orphan.parquet")).as("in the grace").isTrue();

    world.time.advance(Duration.ofDays(8));
    world.process().prune(TWO);

    assertThat(holds(world, "_delta_log/_sidecars/orphan.parquet")).isFalse();
    assertThat(holds(world, "_delta_log/_sidecars/named.parquet")).isTrue();
    assertThat(holds(world, "_delta_log/_sidecars/kept-at-source.parquet")).isTrue();
  }

  private static void sidecar(World world, String name) {
    put(world, "_delta_log/_sidecars/" + name + ".parquet", "sidecar");
  }

  private static void put(World world, String name, String text) {
    world
        .secondaryStore()
        .create(
            ObjectPath.of("a/" + name),
            Content.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            WriteOptions.DURABLE);
  }

  @Test
  void theReplicasLogStaysWhereARetainedCutNeedsIt() {
    World world = cleaned();

    world.process().prune(new Keep(9, Duration.ZERO, Duration.ofDays(7)));

    assertThat(world.replica("a").commits()).containsOnlyKeys(0L, 1L, 2L, 3L);
    assertThat(world.replica("a").rows(1)).containsExactly("r1", "r2");
  }

  @Test
  void theReplicasLogStaysWhereTheSourceHasIt() {
    World world = cleaned();
    world.source("a").put("_delta_log/00000000000000000001.json", "{}");

    world.process().prune(ONE);

    assertThat(world.replica("a").commits()).containsOnlyKeys(1L, 2L, 3L);
  }

  @Test
  void whatTheCurrentCutReadsStaysThoughTheSourceHasVacuumedIt() {
    World world = world();
    world.source("a").write(List.of(), List.of("part-1-r2.parquet"));
    world.source("a").vacuum("part-1-r2.parquet");

    world.process().prune(ONE);

    readable(world, "pruned");
  }

  @Test
  void aSecondPruneFindsLittle() {
    World world = world();
    world.process().prune(ONE);
    world.process().prune(ONE);
    int settled = stage(world).size();

    world.process().prune(ONE);

    assertThat(stage(world).size()).isLessThanOrEqualTo(settled + 1);
    readable(world, "pruned three times");
  }

  @Test
  void noPruneWhileActiveNorBeforeTheFirstCutAfterwards() {
    World world = world();
    world.process().promote();
    assertThat(world.process().prune(ONE)).isInstanceOf(PruneOutcome.TooEarly.class);
    world.process().append(new Decision.Role(2, Decision.Activity.PASSIVE, List.of()));
    assertThat(world.process().prune(ONE)).isInstanceOf(PruneOutcome.TooEarly.class);
    assertThat(holds(world, GONE)).isTrue();

    sync(world);

    assertThat(world.process().prune(new Keep(9, Duration.ofDays(9), Duration.ofDays(7))))
        .isInstanceOf(PruneOutcome.Pruned.class);
    assertThat(holds(world, GONE)).as("cuts before ROLE(active) are not retained").isFalse();
  }

  @Test
  void aSyncThatStagedMeanwhileLosesItsSlotAndGoesOn() {
    World world = world();
    world.process().sync();
    world.process().prune(ONE);
    world.source("a").write(List.of("r5"), List.of());
    world.sourceFolder("docs").put("three", "3");
    sync(world);

    assertThat(world.replica("a").rows(4)).containsExactly("r2", "r3", "r4", "r5");
    assertThat(world.currentFiles("docs")).containsEntry("three", "3");
  }

  @ParameterizedTest
  @EnumSource(Crashes.Kind.class)
  void everyOperation(Crashes.Kind kind) {
    FaultPlan counting = new FaultPlan();
    world().process(counting).prune(ONE);
    assertThat(counting.count()).isGreaterThan(40);
    for (int number = 1; number <= counting.count(); number++) {
      broken(kind, number);
    }
  }

  private static void broken(Crashes.Kind kind, int number) {
    World world = world();
    FaultPlan plan = new FaultPlan().at(number, kind.fault());
    Optional<Throwable> failure = run(() -> world.process(plan).prune(ONE));
    String when = kind + " at " + plan.calls().get(Math.min(number, plan.count()) - 1) + failure;

    readable(world, when);
    plan.deliverLate();
    readable(world, when + ", late writes delivered");
    world.process().recover();
    readable(world, when + ", recovered");
    assertThat(world.state().flatMap(GroupState::pending)).as(when).isEmpty();
    boolean decided =
        world.records().stream()
            .map(LogRecord::decision)
            .anyMatch(Decision.Prune.class::isInstance);
    world.process().prune(ONE);
    assertThat(holds(world, GONE)).as(when + ", decided: " + decided).isFalse();
    readable(world, when + ", pruned again");
    sync(world);
    readable(world, when + ", synced");
  }

  private static Optional<Throwable> run(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (DrException | ProcessDied e) {
      return Optional.of(e);
    }
  }

  @Test
  void aLostSlotDeletesNothing() {
    World world = world();
    FaultPlan plan = new FaultPlan();
    long slot = world.state().orElseThrow().head() + 1;
    plan.next(
        call ->
            call.path().endsWith(String.format("%020d.json", slot)) && call.operation().writes(),
        Fault.unknownNotDone());

    assertThatThrownBy(() -> world.process(plan).prune(ONE))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.LOG_LOST_SLOT));

    assertThat(holds(world, GONE)).isTrue();
  }
}

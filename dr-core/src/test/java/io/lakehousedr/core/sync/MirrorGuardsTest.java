package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.VersionRange;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.PausePoint;
import io.lakehousedr.testkit.StoreCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What can go wrong with a mirrored table at either side, one after another. */
class MirrorGuardsTest {
  private static World synced() {
    World world = new World("a", "b");
    for (String table : world.tables()) {
      world.source(table).create("id-" + table).write(List.of("r1"), List.of());
    }
    world.time.advance(Duration.ofMinutes(1));
    world.process().sync();
    return world;
  }

  private static Member member(World world, String table) {
    return member(world.state().orElseThrow(), table);
  }

  private static Member member(GroupState state, String table) {
    return Optional.ofNullable(state.members().get(table)).orElseThrow();
  }

  private static Standing standing(World world, String table) {
    return member(world, table).standing().orElseThrow();
  }

  private static void assertBlocked(World world, Problem problem) {
    assertThatThrownBy(() -> world.process().sync())
        .isInstanceOfSatisfying(
            DrException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.CUT_BLOCKED);
              assertThat(e.message()).contains(problem.code());
            });
  }

  @Test
  void anEmptyCutAdvancesTheInstantAndNothingElse() {
    World world = synced();
    GroupState before = world.state().orElseThrow();
    world.time.advance(Duration.ofMinutes(5));

    GroupState after = world.process().sync().state();

    assertThat(after.current().orElseThrow().instant())
        .isEqualTo(before.current().orElseThrow().instant().plus(Duration.ofMinutes(5)));
    assertThat(after.head()).isEqualTo(before.head() + 2);
    assertThat(after.members()).isEqualTo(before.members());
  }

  @Test
  void aForeignCommitAtTheReplicaIsReportedAndKept() {
    World world = synced();
    world.replica("a").write(List.of("foreign"), List.of());
    Map<Long, String> before = world.replica("a").commits();
    world.source("a").write(List.of("r2"), List.of());
    world.time.advance(Duration.ofMinutes(1));

    assertBlocked(world, Problem.TABLE_DIVERGED);

    assertThat(world.replica("a").commits()).isEqualTo(before);
    assertThat(standing(world, "b").version()).isEqualTo(1);
  }

  @Test
  void aForeignCommitDuringThePublicationLeavesTheTableOut() {
    World world = synced();
    for (String table : world.tables()) {
      world.source(table).write(List.of("r2"), List.of());
    }
    world.time.advance(Duration.ofMinutes(1));
    PausePoint point = new PausePoint();
    FaultPlan plan = new FaultPlan();
    plan.next(creates("a/_delta_log/00000000000000000002.json"), Fault.pauseBefore(point));
    CompletableFuture<SyncResult> sync =
        CompletableFuture.supplyAsync(() -> world.process(plan).sync());
    point.awaitReached();
    world.replica("a").write(List.of("foreign"), List.of());
    point.release();

    GroupState state = sync.join().state();

    assertThat(member(state, "a").status()).isEqualTo(Member.Status.LEFT_BEHIND);
    assertThat(member(state, "a").reason().orElseThrow()).contains("DR-2102");
    assertThat(member(state, "b").standing().orElseThrow().version()).isEqualTo(2);
    assertThat(world.replica("a").rows(2)).contains("foreign");
  }

  private static Predicate<StoreCall> creates(String path) {
    return call -> call.operation() == StoreCall.Operation.CREATE && call.path().equals(path);
  }

  @Test
  void aGapAtTheSourceBeginsAgainAtACheckpointAndDropsWhatLiesBelow() {
    World world = synced();
    TestTable source = world.source("a");
    source.write(List.of("r2"), List.of()).write(List.of("r3"), List.of());
    source.write(List.of("r4"), List.of());
    source.put(
        "_delta_log/00000000000000000003.checkpoint.0a0a0a0a-0000-0000-0000-000000000000.json",
        checkpoint(source));
    for (int version = 0; version < 3; version++) {
      source.vacuum("_delta_log/0000000000000000000" + version + ".json");
    }
    world.time.advance(Duration.ofMinutes(1));

    world.process().sync();

    assertThat(standing(world, "a").base()).isEqualTo(3);
    assertThat(standing(world, "a").version()).isEqualTo(4);
    assertThat(world.replica("a").commits().keySet()).containsExactly(3L, 4L);
    assertThat(world.replica("b").commits().keySet()).containsExactly(0L, 1L);

    world.source("a").write(List.of("r5"), List.of());
    world.time.advance(Duration.ofMinutes(1));
    world.process().sync();
    assertThat(world.replica("a").commits().keySet()).containsExactly(3L, 4L, 5L);
  }

  /** The state of version 3, as a checkpoint with a JSON manifest holds it. */
  private static String checkpoint(TestTable source) {
    StringBuilder lines = new StringBuilder("{\"checkpointMetadata\":{\"version\":3}}\n");
    Map<Long, String> commits = source.commits();
    for (long version = 0; version <= 3; version++) {
      commits
          .getOrDefault(version, "")
          .lines()
          .filter(line -> !line.startsWith("{\"commitInfo\""))
          .forEach(line -> lines.append(line).append('\n'));
    }
    return lines.toString();
  }

  @Test
  void aTableThatWasCreatedAgainBeginsBesideTheOldOne() {
    World world = synced();
    Map<Long, String> old = world.replica("a").commits();
    TestTable source = world.source("a");
    source.vacuum("_delta_log/00000000000000000000.json");
    source.vacuum("_delta_log/00000000000000000001.json");
    source.create("another-id").write(List.of("x"), List.of()).write(List.of("y"), List.of());
    world.time.advance(Duration.ofMinutes(1));

    world.process().sync();

    assertThat(member(world, "a").target().text()).endsWith("/a.gen2");
    assertThat(world.replica("a.gen2").rows(2)).containsExactly("x", "y");
    assertThat(world.replica("a").commits()).isEqualTo(old);
    world.process().sync();
    assertThat(member(world, "a").target().text()).endsWith("/a.gen2");
  }

  @Test
  void aTableThatIsKeptInAnotherModeBeginsBesideTheOldOneWhereTheHistoryCannotGoOn() {
    World world = synced();
    Map<Long, String> old = world.replica("a").commits();
    for (Member.Kind kind : List.of(Member.Kind.CLONE, Member.Kind.OVERWRITE)) {
      world.mode("a", kind);
      world.source("a").write(List.of(kind.name()), List.of());
      world.time.advance(Duration.ofMinutes(1));
      world.process().sync();

      assertThat(member(world, "a").kind()).isEqualTo(kind);
      assertThat(member(world, "a").target().text()).endsWith("/a.gen2");
    }
    assertThat(world.replica("a.gen2").rows(1)).containsExactly("CLONE", "OVERWRITE", "r1");

    world.mode("a", Member.Kind.MIRROR);
    world.process().sync();
    assertThat(member(world, "a").target().text()).endsWith("/a.gen3");
    assertThat(world.replica("a.gen3").commits()).isEqualTo(world.source("a").commits());
    assertThat(world.replica("a").commits()).isEqualTo(old);
  }

  @Test
  void aTableCannotBecomeAFolderOfFiles() {
    World world = synced();
    world.mode("a", Member.Kind.FILES);

    assertBlocked(world, Problem.TABLE_MODE);
  }

  @Test
  void aTableThatReturnsInAnotherModeDoesNotTouchItsOldReplica() {
    World world = synced();
    Map<Long, String> old = world.replica("a").commits();
    world.remove("a");
    world.process().sync();
    world.mode("a", Member.Kind.CLONE);
    world.process().sync();

    assertThat(member(world, "a").target().text()).endsWith("/a.gen2");
    assertThat(world.replica("a").commits()).isEqualTo(old);
  }

  @Test
  void filesThatVacuumTookAreToleratedWhereThePinnedVersionDoesNotNeedThem() {
    World world = synced();
    world
        .source("a")
        .write(List.of("r2"), List.of())
        .write(List.of("r3"), List.of("part-2-r2.parquet"));
    world.source("a").vacuum("part-2-r2.parquet");
    world.time.advance(Duration.ofMinutes(1));

    world.process().sync();

    assertThat(world.replica("a").rows(3)).containsExactly("r1", "r3");
    assertThat(standing(world, "a").unreadable()).containsExactly(new VersionRange(2, 2));

    world.source("a").write(List.of("r4"), List.of()).write(List.of("r5"), List.of());
    world.source("a").write(List.of(), List.of("part-4-r4.parquet"));
    world.source("a").vacuum("part-4-r4.parquet");
    world.time.advance(Duration.ofMinutes(1));
    world.process().sync();
    assertThat(standing(world, "a").unreadable())
        .containsExactly(new VersionRange(2, 2), new VersionRange(4, 5));
  }

  @Test
  void aSourceThatCleansFasterThanItIsCopiedIsToldItsRetention() {
    World world = synced();
    TestTable source = world.source("a");
    source.write(List.of("r2"), List.of());
    world.time.advance(Duration.ofMinutes(1));
    FaultPlan plan = new FaultPlan();
    List<PausePoint> tries = new ArrayList<>();
    for (int version = 2; version <= 4; version++) {
      PausePoint point = new PausePoint();
      tries.add(point);
      plan.next(opens("a/part-" + version + "-r" + version + ".parquet"), Fault.pauseBefore(point));
    }
    CompletableFuture<SyncResult> sync =
        CompletableFuture.supplyAsync(() -> world.process(plan).sync());
    for (int version = 2; version <= 4; version++) {
      PausePoint point = tries.get(version - 2);
      point.awaitReached();
      String file = "part-" + version + "-r" + version + ".parquet";
      source.write(List.of("r" + (version + 1)), List.of(file)).vacuum(file);
      world.time.advance(Duration.ofMinutes(10));
      point.release();
    }

    assertThatThrownBy(sync::join)
        .cause()
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TABLE_RETENTION))
        .hasMessageContaining("part-4-r4.parquet")
        .hasMessageContaining("source retention interval 1 week")
        .hasMessageContaining("the copy took 10m5s");
    assertThat(world.replica("a").latest()).isEqualTo(1);
  }

  @Test
  void aLogThatIsCleanedInMidCopyIsReadAgain() {
    World world = synced();
    TestTable source = world.source("a");
    source.write(List.of("r2"), List.of()).write(List.of("r3"), List.of());
    world.time.advance(Duration.ofMinutes(1));
    PausePoint point = new PausePoint();
    FaultPlan plan = new FaultPlan();
    AtomicInteger opened = new AtomicInteger();
    Predicate<StoreCall> opens = opens("a/_delta_log/00000000000000000002.json");
    // The first time the version is resolved, the second time its commits are copied.
    plan.next(call -> opens.test(call) && opened.incrementAndGet() == 2, Fault.pauseBefore(point));
    CompletableFuture<SyncResult> sync =
        CompletableFuture.supplyAsync(() -> world.process(plan).sync());
    point.awaitReached();
    source.put(
        "_delta_log/00000000000000000003.checkpoint.0a0a0a0a-0000-0000-0000-000000000000.json",
        checkpoint(source));
    for (int version = 0; version < 3; version++) {
      source.vacuum("_delta_log/0000000000000000000" + version + ".json");
    }
    point.release();

    assertThat(sync.join().failures()).isEmpty();
    assertThat(standing(world, "a").base()).isEqualTo(3);
  }

  private static Predicate<StoreCall> opens(String path) {
    return call -> call.operation() == StoreCall.Operation.OPEN && call.path().equals(path);
  }

  @Test
  void aFileThatThePinnedVersionNeedsStopsTheGroup() {
    World world = synced();
    world.source("a").write(List.of("r2"), List.of());
    world.source("a").vacuum("part-2-r2.parquet");
    world.time.advance(Duration.ofMinutes(1));

    assertThatThrownBy(() -> world.process().sync())
        .hasMessageContaining("part-2-r2.parquet")
        .hasMessageContaining("gone at the source");
    assertThat(world.replica("a").latest()).isEqualTo(1);
  }

  @Test
  void vacuumDuringTheCopyMakesTheRunChooseALaterInstant() {
    World world = synced();
    world.source("a").write(List.of("r2"), List.of());
    world.time.advance(Duration.ofMinutes(1));
    PausePoint point = new PausePoint();
    FaultPlan plan = new FaultPlan();
    plan.next(
        call ->
            call.operation() == StoreCall.Operation.HEAD
                && call.store().equals(World.PRIMARY)
                && call.path().equals("a/part-2-r2.parquet"),
        Fault.pauseBefore(point));
    CompletableFuture<SyncResult> sync =
        CompletableFuture.supplyAsync(() -> world.process(plan).sync());
    point.awaitReached();
    world.source("a").write(List.of("r3"), List.of("part-2-r2.parquet"));
    world.source("a").vacuum("part-2-r2.parquet");
    world.time.advance(Duration.ofMinutes(1));
    point.release();

    sync.join();

    assertThat(world.replica("a").rows(3)).containsExactly("r1", "r3");
  }

  @Test
  void aTableThatLeavesTheConfigurationWithACutUnderWayIsFinishedThenClosed() {
    World world = synced();
    for (String table : world.tables()) {
      world.source(table).write(List.of("r2"), List.of());
    }
    world.time.advance(Duration.ofMinutes(1));
    FaultPlan plan = new FaultPlan();
    plan.next(creates("a/_delta_log/00000000000000000002.json"), Fault.dieBefore());
    assertThatThrownBy(() -> world.process(plan).sync())
        .isInstanceOf(io.lakehousedr.testkit.ProcessDied.class);
    world.remove("b");

    world.process().sync();

    assertThat(member(world, "b").status()).isEqualTo(Member.Status.CLOSED);
    assertThat(standing(world, "b").version()).isEqualTo(2);
    assertThat(world.replica("b").rows(2)).containsExactly("r1", "r2");
  }

  @Test
  void aNewTableThatCannotBeReadDoesNotHoldTheOthers() {
    World world = synced();
    world.add("c");
    world.source("a").write(List.of("r2"), List.of());
    world.time.advance(Duration.ofMinutes(1));

    SyncResult result = world.process().sync();

    assertThat(result.failures()).containsOnlyKeys("c");
    assertThat(member(world, "c").status()).isEqualTo(Member.Status.SEEDING);
    assertThat(standing(world, "a").version()).isEqualTo(2);

    world.source("c").create("id-c").write(List.of("r1"), List.of());
    world.time.advance(Duration.ofMinutes(1));
    world.process().sync();
    assertThat(member(world, "c").status()).isEqualTo(Member.Status.CURRENT);
    assertThat(world.replica("c").rows(1)).containsExactly("r1");
  }

  @Test
  void twoRunsAtOnceDecideOneCutEach() {
    World world = synced();
    world.source("a").write(List.of("r2"), List.of());
    world.time.advance(Duration.ofMinutes(1));

    CompletableFuture<SyncResult> one = CompletableFuture.supplyAsync(() -> world.process().sync());
    CompletableFuture<SyncResult> two = CompletableFuture.supplyAsync(() -> world.process().sync());

    assertThat(CompletableFuture.allOf(one, two)).succeedsWithin(Duration.ofSeconds(30));
    new Oracle(world).checkSettled("after two runs at once");
    assertThat(standing(world, "a").version()).isEqualTo(2);
  }

  @Test
  void aWriterThatKeepsCommittingWhileAHundredSyncsRun() throws InterruptedException {
    World world = synced();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < 150; i++) {
                world.source("a").write(List.of("w" + i), List.of());
              }
            });
    writer.start();
    for (int i = 0; i < 100; i++) {
      world.process().sync();
      if (i % 20 == 0) {
        new Oracle(world).checkSettled("sync " + i);
      }
    }
    writer.join();
    world.time.advance(Duration.ofMinutes(1));
    world.process().sync();
    assertThat(standing(world, "a").version()).isEqualTo(151);
  }

  @Test
  void aHoleInTheDecisionLogStopsEverything() {
    World world = synced();
    world.process().sync();
    var store = world.controlStore();
    var path = io.lakehousedr.model.ObjectPath.of("_dr/orders/log/00000000000000000002.json");
    store.delete(Map.of(path, store.head(path).orElseThrow().version()));

    assertThatThrownBy(() -> world.process().sync())
        .hasMessageContaining("00000000000000000002.json is missing")
        .hasMessageContaining("Never fill the hole");
  }
}

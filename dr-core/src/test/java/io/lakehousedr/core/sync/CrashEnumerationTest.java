package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.ProcessDied;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sync is broken at every one of its storage operations, one after another. */
class CrashEnumerationTest {
  enum Kind {
    DIE_BEFORE(Fault::dieBefore),
    DIE_AFTER(Fault::dieAfter),
    FAIL(() -> Fault.fail(ErrorKind.UNAVAILABLE)),
    DENIED(() -> Fault.fail(ErrorKind.ACCESS_DENIED)),
    UNKNOWN(Fault::unknown),
    UNKNOWN_NOT_DONE(Fault::unknownNotDone),
    LATE(Fault::late),
    TEAR(Fault::tear);

    @SuppressWarnings("ImmutableEnumChecker") // a method reference: it has no state
    private final Supplier<Fault> fault;

    Kind(Supplier<Fault> fault) {
      this.fault = fault;
    }
  }

  /** Three tables, synced once, each changed twice since. */
  static World changed() {
    World world = new World("a", "b", "c");
    for (String table : world.tables()) {
      world.source(table).create("id-" + table).write(List.of("r1", "r2"), List.of());
    }
    world.time.advance(java.time.Duration.ofMinutes(1));
    world.process().sync();
    for (String table : world.tables()) {
      world
          .source(table)
          .write(List.of("r3"), List.of("part-1-r1.parquet"))
          .write(List.of("r4", "r5"), List.of());
      world.source(table).put("_delta_log/00000000000000000003.crc", "{\"x\":1}");
    }
    world.time.advance(java.time.Duration.ofMinutes(1));
    return world;
  }

  @Test
  void aSyncThatNothingBefallsReachesTheNewCut() {
    World world = changed();
    Oracle oracle = new Oracle(world);

    GroupState state = world.process().sync().state();

    assertThat(oracle.cutVersions(state)).containsExactly(3L, 3L, 3L);
    oracle.checkSettled("after an undisturbed sync");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyOperation(Kind kind) {
    int operations = count();
    assertThat(operations).isGreaterThan(60);
    for (int number = 1; number <= operations; number++) {
      broken(kind, number);
    }
  }

  private static int count() {
    FaultPlan plan = new FaultPlan();
    changed().process(plan).sync();
    return plan.count();
  }

  private static void broken(Kind kind, int number) {
    World world = changed();
    Oracle oracle = new Oracle(world);
    FaultPlan plan = new FaultPlan().at(number, kind.fault.get());
    Optional<Throwable> failure = run(world, plan);
    String when = kind + " at " + plan.calls().get(Math.min(number, plan.count()) - 1);

    oracle.check(when);
    boolean committed = world.state().flatMap(GroupState::pending).isPresent() || isNew(world);
    plan.deliverLate();
    oracle.check(when + ", late writes delivered");

    world.process().recover();
    plan.deliverLate();
    oracle.checkSettled(when + ", recovered");
    assertThat(oracle.cutVersions(world.state().orElseThrow()))
        .as("%s: the cut after recovery (%s)", when, failure)
        .isEqualTo(committed || isNew(world) ? List.of(3L, 3L, 3L) : List.of(1L, 1L, 1L));

    GroupState healed = world.process().sync().state();
    assertThat(oracle.cutVersions(healed)).as(when + ", synced").containsExactly(3L, 3L, 3L);
    oracle.checkSettled(when + ", synced");
  }

  private static boolean isNew(World world) {
    return world.state().orElseThrow().members().values().stream()
        .allMatch(member -> member.standing().orElseThrow().version() == 3);
  }

  private static Optional<Throwable> run(World world, FaultPlan plan) {
    try {
      world.process(plan).sync();
      return Optional.empty();
    } catch (DrException | ProcessDied e) {
      return Optional.of(e);
    }
  }

  @Test
  void recoveryItselfMayDieAnywhere() {
    int operations = CrashEnumerationTest.count();
    World first = pendingCut();
    FaultPlan counting = new FaultPlan();
    first.process(counting).recover();
    for (int number = 1; number <= counting.count(); number++) {
      World world = pendingCut();
      Oracle oracle = new Oracle(world);
      FaultPlan plan = new FaultPlan().at(number, Fault.dieAfter());
      assertThatThrownBy(() -> world.process(plan).recover()).isInstanceOf(ProcessDied.class);
      oracle.check("recovery died at " + number);
      world.process().recover();
      oracle.checkSettled("recovered again after " + number + " of " + operations);
    }
  }

  /** A process that died right after its CUT was written. */
  private static World pendingCut() {
    World world = changed();
    FaultPlan plan = new FaultPlan();
    plan.next(
        call -> call.path().endsWith("/log/00000000000000000004.json") && call.operation().writes(),
        Fault.dieAfter());
    assertThatThrownBy(() -> world.process(plan).sync()).isInstanceOf(ProcessDied.class);
    assertThat(world.state().orElseThrow().pending()).isPresent();
    return world;
  }
}

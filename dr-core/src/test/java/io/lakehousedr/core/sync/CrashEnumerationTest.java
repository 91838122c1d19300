package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.ProcessDied;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    private final Supplier<Fault> fault;

    Kind(Supplier<Fault> fault) {
      this.fault = fault;
    }
  }

  /** Groups that are broken. */
  enum Group {
    MIRRORED(
        Map.of(
            "a", Member.Kind.MIRROR, "b", Member.Kind.MIRROR, "c", Member.Kind.MIRROR)),
    MIXED(
        Map.of(
            "a", Member.Kind.CLONE,
            "b", Member.Kind.OVERWRITE,
            "c", Member.Kind.MIRROR,
            "d", Member.Kind.DUAL_RUN));

    private final Map<String, Member.Kind> members;

    Group(Map<String, Member.Kind> members) {
      this.members = members;
    }

    /** Tables, synced once, each changed twice since. */
    World changed() {
      World world = new World(members);
      world.tables().forEach(table -> begin(world, table));
      world.time.advance(java.time.Duration.ofMinutes(1));
      world.process().sync();
      world.tables().forEach(table -> change(world, table));
      world.time.advance(java.time.Duration.ofMinutes(1));
      return world;
    }

    private static void begin(World world, String table) {
      world.source(table).create("id-" + table).write(List.of("r1", "r2"), List.of());
      switch (world.kind(table)) {
        case OVERWRITE -> world.replica(table).create("own").write(List.of("mine"), List.of());
        case DUAL_RUN -> world.replica(table).create("twin").write(List.of("r2", "r1"), List.of());
        default -> {}
      }
    }

    private static void change(World world, String table) {
      world
          .source(table)
          .write(List.of("r3"), List.of("part-1-r1.parquet"))
          .write(List.of("r4", "r5"), List.of());
      world.source(table).put("_delta_log/00000000000000000003.crc", "{\"x\":1}");
      switch (world.kind(table)) {
        case OVERWRITE -> world.replica(table).write(List.of("more"), List.of());
        case DUAL_RUN ->
            world.replica(table).write(List.of("r3", "r4", "r5"), List.of("part-1-r1.parquet"));
        default -> {}
      }
    }

    List<Long> versions(long each) {
      return Collections.nCopies(members.size(), each);
    }
  }

  /** Three mirrored tables, synced once, each changed twice since. */
  static World changed() {
    return Group.MIRRORED.changed();
  }

  @ParameterizedTest
  @EnumSource(Group.class)
  void aSyncThatNothingBefallsReachesTheNewCut(Group group) {
    World world = group.changed();
    Oracle oracle = new Oracle(world);

    GroupState state = world.process().sync().state();

    assertThat(oracle.cutVersions(state)).isEqualTo(group.versions(3));
    oracle.checkSettled("after an undisturbed sync");
  }

  static Stream<Arguments> everyKindOfEveryGroup() {
    return Stream.of(Group.values())
        .flatMap(group -> Stream.of(Kind.values()).map(kind -> Arguments.of(group, kind)));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfEveryGroup")
  void everyOperation(Group group, Kind kind) {
    int operations = count(group);
    assertThat(operations).isGreaterThan(60);
    for (int number = 1; number <= operations; number++) {
      broken(group, kind, number);
    }
  }

  private static int count(Group group) {
    FaultPlan plan = new FaultPlan();
    group.changed().process(plan).sync();
    return plan.count();
  }

  private static void broken(Group group, Kind kind, int number) {
    World world = group.changed();
    Oracle oracle = new Oracle(world);
    FaultPlan plan = new FaultPlan().at(number, kind.fault.get());
    Optional<Throwable> failure = run(world, plan);
    String when = group + " " + kind + " at " + plan.calls().get(Math.min(number, plan.count()) - 1);

    oracle.check(when);
    boolean committed = world.state().flatMap(GroupState::pending).isPresent() || isNew(world);
    plan.deliverLate();
    oracle.check(when + ", late writes delivered");

    world.process().recover();
    plan.deliverLate();
    oracle.checkSettled(when + ", recovered");
    assertThat(oracle.cutVersions(world.state().orElseThrow()))
        .as("%s: the cut after recovery (%s)", when, failure)
        .isEqualTo(committed || isNew(world) ? group.versions(3) : group.versions(1));

    GroupState healed = world.process().sync().state();
    assertThat(oracle.cutVersions(healed)).as(when + ", synced").isEqualTo(group.versions(3));
    oracle.checkSettled(when + ", synced");
  }

  private static boolean isNew(World world) {
    return world.state().orElseThrow().members().values().stream()
        .allMatch(member -> member.standing().orElseThrow().source().version() == 3);
  }

  private static Optional<Throwable> run(World world, FaultPlan plan) {
    try {
      world.process(plan).sync();
      return Optional.empty();
    } catch (DrException | ProcessDied e) {
      return Optional.of(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Group.class)
  void recoveryItselfMayDieAnywhere(Group group) {
    int operations = count(group);
    World first = pendingCut(group);
    FaultPlan counting = new FaultPlan();
    first.process(counting).recover();
    for (int number = 1; number <= counting.count(); number++) {
      World world = pendingCut(group);
      Oracle oracle = new Oracle(world);
      FaultPlan plan = new FaultPlan().at(number, Fault.dieAfter());
      assertThatThrownBy(() -> world.process(plan).recover()).isInstanceOf(ProcessDied.class);
      oracle.check("recovery died at " + number);
      world.process().recover();
      oracle.checkSettled("recovered again after " + number + " of " + operations);
    }
  }

  /** A process that died right after its CUT was written. */
  private static World pendingCut(Group group) {
    World world = group.changed();
    FaultPlan plan = new FaultPlan();
    plan.next(
        call -> call.path().endsWith("/log/00000000000000000004.json") && call.operation().writes(),
        Fault.dieAfter());
    assertThatThrownBy(() -> world.process(plan).sync()).isInstanceOf(ProcessDied.class);
    assertThat(world.state().orElseThrow().pending()).isPresent();
    return world;
  }
}

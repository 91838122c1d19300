package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.ProcessDied;
import io.lakehousedr.testkit.StoreCall;
import io.lakehousedr.testkit.StoreCall.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Breaks a sync at every one of its storage operations, one after another. The world has been
 * synced once, its tables stand at version 1 and have version 3 at the source.
 */
final class Crashes {
  /** What moves bytes, or a listing. */
  private static final Set<Operation> TORN =
      EnumSet.of(
          Operation.LIST,
          Operation.OPEN,
          Operation.READ,
          Operation.CREATE,
          Operation.REPLACE,
          Operation.PUT_PART);

  private final Supplier<World> changed;

  Crashes(Supplier<World> changed) {
    this.changed = changed;
  }

  /** How it is broken. */
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

    /** A new one. */
    Fault fault() {
      return fault.get();
    }

    /**
     * Whether it is another thing there than any other kind: an operation that only reads can
     * neither be late nor done unheard, and has no effect that a death could come before.
     */
    boolean differs(Operation operation) {
      return switch (this) {
        case FAIL, DENIED -> true;
        case TEAR -> TORN.contains(operation);
        default -> operation.writes();
      };
    }
  }

  void everyOperation(Kind kind) {
    int operations = count();
    assertThat(operations).isGreaterThan(60);
    for (int number = 1; number <= operations; number++) {
      broken(kind, number);
    }
  }

  int count() {
    return calls().size();
  }

  private List<StoreCall> calls() {
    FaultPlan plan = new FaultPlan();
    changed.get().process(plan).sync();
    return plan.calls();
  }

  /** Every operation at which {@code kind} is a thing of its own; returns how many. */
  int everyDifferentOperation(Kind kind) {
    List<StoreCall> different =
        calls().stream().filter(call -> kind.differs(call.operation())).toList();
    different.forEach(call -> broken(kind, call.number()));
    return different.size();
  }

  private void broken(Kind kind, int number) {
    World world = changed.get();
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
        .isEqualTo(committed || isNew(world) ? all(world, 3L) : all(world, 1L));

    GroupState healed = world.process().sync().state();
    assertThat(oracle.cutVersions(healed)).as(when + ", synced").isEqualTo(all(world, 3L));
    oracle.checkSettled(when + ", synced");
  }

  private static List<Long> all(World world, long version) {
    return world.tables().stream().map(table -> version).toList();
  }

  private static boolean isNew(World world) {
    return new Oracle(world).cutVersions(world.state().orElseThrow()).equals(all(world, 3L));
  }

  private static Optional<Throwable> run(World world, FaultPlan plan) {
    try {
      world.process(plan).sync();
      return Optional.empty();
    } catch (DrException | ProcessDied e) {
      return Optional.of(e);
    }
  }

  void recovery() {
    FaultPlan counting = new FaultPlan();
    pendingCut().process(counting).recover();
    for (int number = 1; number <= counting.count(); number++) {
      World world = changed.get();
      Oracle oracle = new Oracle(world);
      dieAfterTheCut(world);
      FaultPlan plan = new FaultPlan().at(number, Fault.dieAfter());
      assertThatThrownBy(() -> world.process(plan).recover()).isInstanceOf(ProcessDied.class);
      oracle.check("recovery died at " + number);
      world.process().recover();
      oracle.checkSettled("recovered again after " + number);
    }
  }

  World pendingCut() {
    World world = changed.get();
    dieAfterTheCut(world);
    return world;
  }

  /** A process dies right after its CUT was written. */
  private static void dieAfterTheCut(World world) {
    FaultPlan plan = new FaultPlan();
    plan.next(
        call -> call.path().endsWith("/log/00000000000000000004.json") && call.operation().writes(),
        Fault.dieAfter());
    assertThatThrownBy(() -> world.process(plan).sync()).isInstanceOf(ProcessDied.class);
    assertThat(world.state().orElseThrow().pending()).isPresent();
  }
}

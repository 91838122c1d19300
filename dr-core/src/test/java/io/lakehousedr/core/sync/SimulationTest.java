package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.ProcessDied;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Longer scenarios by chance; one seed is one run, exactly repeatable. */
class SimulationTest {
  private static final int STEPS = 25;
  private static final List<Supplier<Fault>> FAULTS =
      List.of(
          Fault::dieBefore,
          Fault::dieAfter,
          Fault::unknown,
          Fault::unknownNotDone,
          Fault::late,
          Fault::late,
          Fault::tear,
          () -> Fault.fail(ErrorKind.UNAVAILABLE));

  @Test
  void theEngineKeepsItsPromises() {
    for (long seed = 0; seed < 150; seed++) {
      assertThat(broken(seed, Defect.NONE)).as("seed " + seed).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.lakehousedr.core.sync.Defect#all")
  void aBrokenEngineIsCaught(Defect defect) {
    for (long seed = 0; seed < 150; seed++) {
      Optional<String> found = broken(seed, defect);
      if (found.isPresent()) {
        System.out.println(defect + " is caught by seed " + seed + ": " + found.get());
        return;
      }
    }
    throw new AssertionError(defect + " was caught by no seed");
  }

  /** What went wrong with that seed, or empty. */
  private static Optional<String> broken(long seed, Defect defect) {
    try {
      new Scenario(seed, defect).play();
      return Optional.empty();
    } catch (AssertionError | DrException e) {
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse("?"));
    }
  }

  private static final class Scenario {
    private final Random random;
    private final Defect defect;
    private final World world = new World("a", "b");
    private final List<FaultPlan> plans = new ArrayList<>();
    private List<Long> lowest = List.of(-1L, -1L);

    Scenario(long seed, Defect defect) {
      this.random = new Random(seed);
      this.defect = defect;
    }

    void play() {
      world.tables().forEach(table -> world.source(table).create("id-" + table));
      for (int step = 0; step < STEPS; step++) {
        world.time.advance(Duration.ofSeconds(random.nextInt(30)));
        step();
        check("step " + step);
      }
      plans.forEach(FaultPlan::deliverLate);
      attempt(new FaultPlan(), World.Process::recover);
      world.time.advance(Duration.ofMinutes(1));
      attempt(new FaultPlan(), World.Process::sync);
      settled();
    }

    private void step() {
      switch (random.nextInt(6)) {
        case 0, 1 -> write();
        case 2 -> plans.forEach(FaultPlan::deliverLate);
        case 3 -> attempt(faulty(), World.Process::recover);
        default -> attempt(faulty(), World.Process::sync);
      }
    }

    private void write() {
      String table = world.tables().get(random.nextInt(2));
      world.source(table).write(List.of("r" + random.nextInt(1000)), List.of());
    }

    private FaultPlan faulty() {
      FaultPlan plan = new FaultPlan();
      Fault fault = FAULTS.get(random.nextInt(FAULTS.size())).get();
      plan.at(1 + random.nextInt(120), fault);
      plans.add(plan);
      return plan;
    }

    private void attempt(FaultPlan plan, java.util.function.Consumer<World.Process> work) {
      try {
        work.accept(world.process(plan, defect));
      } catch (DrException | ProcessDied e) {
        assertThat(String.valueOf(e.getMessage())).doesNotContain("is damaged");
      }
    }

    private void check(String when) {
      Oracle oracle = new Oracle(world);
      oracle.check(when);
      world.state().ifPresent(state -> forward(when, oracle.cutVersions(state), state));
    }

    /** No cut goes back, and none is completed without a member. */
    private void forward(String when, List<Long> versions, GroupState state) {
      for (int i = 0; i < versions.size(); i++) {
        assertThat(versions.get(i))
            .as(when + ": no version goes back")
            .isGreaterThanOrEqualTo(lowest.get(i));
      }
      lowest = versions;
      assertThat(state.members().values())
          .as("%s: no member is left behind", when)
          .noneMatch(member -> member.status() == Member.Status.LEFT_BEHIND);
    }

    private void settled() {
      Oracle oracle = new Oracle(world);
      oracle.checkSettled("at the end");
      for (String table : world.tables()) {
        assertThat(world.replica(table).latest())
            .as("%s has caught up at the end", table)
            .isEqualTo(world.source(table).latest());
      }
    }
  }
}

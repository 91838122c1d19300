package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.error.DrException;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.ProcessDied;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The machine loses its power, and its disks what was not forced, at every operation. */
class PowerCutTest {
  private static World changed(CrashEnumerationTest.Group group) {
    World world = group.changed();
    world.power = new Power();
    return world;
  }

  private static int operations(CrashEnumerationTest.Group group) {
    FaultPlan plan = new FaultPlan();
    changed(group).process(plan).sync();
    assertThat(plan.count()).isGreaterThan(60);
    return plan.count();
  }

  private static void dies(World world, int number) {
    try {
      world.process(new FaultPlan().at(number, Fault.dieAfter())).sync();
    } catch (ProcessDied | DrException e) {
      assertThat(e).isNotNull();
    }
  }

  private static void cut(World world) {
    Power power = Objects.requireNonNull(world.power);
    power.cut(world.secondaryStore());
    power.cut(world.controlStore());
  }

  private static List<Long> all(World world, long version) {
    return world.tables().stream().map(table -> version).toList();
  }

  /** What a record names survives the power cut that follows the record. */
  @ParameterizedTest
  @EnumSource(CrashEnumerationTest.Group.class)
  void aCutThatWasCommittedIsCompletedFromWhatIsLeft(CrashEnumerationTest.Group group) {
    int operations = operations(group);
    for (int number = 1; number <= operations; number++) {
      World world = changed(group);
      Oracle oracle = new Oracle(world);
      dies(world, number);
      cut(world);
      oracle.check("power cut after operation " + number);
      world.process().recover();
      oracle.checkSettled("recovered after " + number);
      world.process().sync();
      assertThat(oracle.cutVersions(world.state().orElseThrow()))
          .as("synced after %s", number)
          .isEqualTo(all(world, 3L));
      cut(world);
      oracle.checkSettled("power cut after the sync after " + number);
    }
  }

  /** What a dead run has left in place counts only once it was forced. */
  @ParameterizedTest
  @EnumSource(CrashEnumerationTest.Group.class)
  void filesThatWereFoundInPlaceSurviveToo(CrashEnumerationTest.Group group) {
    int operations = operations(group);
    for (int number = 1; number <= operations; number++) {
      World world = changed(group);
      Oracle oracle = new Oracle(world);
      dies(world, number);
      world.process().sync();
      cut(world);
      oracle.checkSettled("power cut after a run that found what another had left at " + number);
    }
  }
}

package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.cut.log.GroupState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sync of tables is broken at every one of its storage operations, one after another. */
class CrashEnumerationTest {
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
  @EnumSource(Crashes.Kind.class)
  void everyOperation(Crashes.Kind kind) {
    new Crashes(CrashEnumerationTest::changed).everyOperation(kind);
  }

  @Test
  void recoveryItselfMayDieAnywhere() {
    new Crashes(CrashEnumerationTest::changed).recovery();
  }
}

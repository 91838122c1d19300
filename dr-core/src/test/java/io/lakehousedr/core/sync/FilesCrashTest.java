package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.files.FileSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two tables and a folder of files, broken at every storage operation of their sync. */
class FilesCrashTest {
  static final FileSettings PROPAGATE =
      new FileSettings(
          FileSettings.Deletion.PROPAGATE,
          FileSettings.Comparison.TIME,
          FileSettings.Existing.REPLACE,
          FileSettings.Divergence.STOP,
          Optional.empty());

  private static final String LARGE = "x".repeat(300_000);

  /** Synced once; since then files were added, replaced in place and deleted. */
  static World changed() {
    World world = new World("a", "b").folder("docs", PROPAGATE);
    for (String table : world.tables()) {
      world.source(table).create("id-" + table).write(List.of("r1", "r2"), List.of());
    }
    TestFolder docs = world.sourceFolder("docs");
    docs.put("stays.txt", "1").put("changes.txt", "old").put("sub/goes", "gone").put("big", LARGE);
    world.time.advance(Duration.ofMinutes(1));
    world.process().sync();
    for (String table : world.tables()) {
      world
          .source(table)
          .write(List.of("r3"), List.of("part-1-r1.parquet"))
          .write(List.of("r4", "r5"), List.of());
    }
    docs.put("changes.txt", "new!").put("sub/new", "hello").put("big", LARGE + "y");
    docs.put("empty", "").remove("sub/goes");
    world.time.advance(Duration.ofMinutes(1));
    return world;
  }

  @Test
  void movesWithTheTables() {
    World world = changed();
    Oracle oracle = new Oracle(world);

    assertThat(oracle.cutVersions(world.process().sync().state())).containsExactly(3L, 3L);

    oracle.checkSettled("undisturbed");
    assertThat(world.replicaFolder("docs").contents())
        .isEqualTo(
            Map.of(
                "stays.txt",
                "1",
                "changes.txt",
                "new!",
                "sub/new",
                "hello",
                "big",
                LARGE + "y",
                "empty",
                ""));
  }

  @ParameterizedTest
  @EnumSource(Crashes.Kind.class)
  void everyOperation(Crashes.Kind kind) {
    new Crashes(FilesCrashTest::changed).everyOperation(kind);
  }

  @Test
  void recoveryItselfMayDieAnywhere() {
    new Crashes(FilesCrashTest::changed).recovery();
  }
}

package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.files.FileRow;
import io.lakehousedr.core.files.FileSettings;
import io.lakehousedr.core.files.FileStatus;
import io.lakehousedr.core.json.Json;
import io.lakehousedr.error.DrException;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.PosixAccess;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.ProcessDied;
import io.lakehousedr.testkit.StoreCall.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What belongs to files beside their bytes goes with them. */
class FileAttributesTest {
  private static final ObjectAttributes ALL =
      new ObjectAttributes(
          Optional.of("text/csv"),
          new TreeMap<>(Map.of("team", "gr\u00fc\u00df dich")),
          Optional.of(
              new PosixAccess(
                  Optional.of("me"), Optional.of("us"), Optional.of("user::rw-,other::---"))));
  private static final ObjectAttributes OTHER =
      ObjectAttributes.of(Optional.of("text/plain"), Map.of("team", "b"));

  private static World world() {
    World world = new World("a").describing().folder("docs", FileSettings.USUAL);
    world.source("a").create("id-a").write(List.of("r1"), List.of());
    world.sourceFolder("docs").put("one", "1", ALL).put("two", "2");
    world.time.advance(Duration.ofMinutes(1));
    return world;
  }

  private static World synced() {
    World world = world();
    world.process().sync();
    world.process().sync();
    world.rows.clear();
    world.time.advance(Duration.ofMinutes(1));
    return world;
  }

  private static ObjectAttributes replica(World world) {
    return world.replicaFolder("docs").attributes("one");
  }

  @Test
  void theyGoWithTheFile() {
    World world = synced();
    assertThat(replica(world)).isEqualTo(ALL);
    assertThat(world.replicaFolder("docs").attributes("two")).isEqualTo(ObjectAttributes.NONE);
  }

  @Test
  void onlyNewAndChangedFilesAreAskedForThem() {
    World world = synced();
    world.sourceFolder("docs").put("two", "second", OTHER).put("three", "3");
    FaultPlan plan = new FaultPlan();

    world.process(plan).sync();

    assertThat(plan.calls())
        .filteredOn(call -> call.operation() == Operation.DESCRIBE)
        .filteredOn(call -> call.store().equals(World.PRIMARY))
        .extracting(call -> call.path())
        .containsExactly("docs/three", "docs/two");
    assertThat(world.replicaFolder("docs").attributes("two")).isEqualTo(OTHER);
  }

  @Test
  void aChangeOfThemAloneIsCarriedWhereTheVersionTells() {
    World world = synced();
    world.sourceFolder("docs").put("one", "1", OTHER);
    world.process().sync();
    assertThat(world.rows).extracting(FileRow::status).containsExactly(FileStatus.CHANGED);
    assertThat(replica(world)).isEqualTo(OTHER);
    assertThat(world.currentFiles("docs")).isEqualTo(Map.of("one", "1", "two", "2"));

    world.sourceFolder("docs").put("one", "1");
    world.process().sync();

    assertThat(replica(world).metadata()).isEmpty();
    assertThat(replica(world).contentType()).isEmpty();
  }

  @Test
  void aFileThatWasOnlyTouchedIsNotWritten() {
    World world = synced();
    world.sourceFolder("docs").put("one", "1", ALL);
    FaultPlan plan = new FaultPlan();

    world.process(plan).sync();

    assertThat(plan.calls())
        .filteredOn(call -> call.path().equals("docs/one") && call.operation().writes())
        .isEmpty();
    assertThat(world.rows).isEmpty();
  }

  @Test
  void aFileThatIsInPlaceWithOthersIsRewrittenByTheFirstSync() {
    World world = world();
    world.replicaFolder("docs").put("one", "1", OTHER).put("two", "2");

    world.process().sync();

    assertThat(replica(world)).isEqualTo(ALL);
    assertThat(world.rows).extracting(row -> row.path().text()).containsExactly("one");
  }

  @Test
  void recoveryWritesThemFromTheStageAlone() {
    World world = world();
    dieAfterCut(world);
    world.sourceFolder("docs").remove("one");

    world.process().recover();

    assertThat(replica(world)).isEqualTo(ALL);
  }

  /** As where a store sets access lists in a step of its own, and dies before it. */
  @Test
  void bytesWithoutThemAreNotTheEffect() {
    World world = world();
    dieAfterCut(world);
    world.replicaFolder("docs").put("one", "1");

    world.process().recover();

    assertThat(replica(world)).isEqualTo(ALL);
  }

  private static void dieAfterCut(World world) {
    FaultPlan plan = new FaultPlan();
    plan.nth(
        1,
        call ->
            call.path().startsWith("docs/")
                && call.store().equals(World.SECONDARY)
                && call.operation() == Operation.CREATE,
        Fault.dieBefore());
    assertThatThrownBy(() -> world.process(plan).sync()).isInstanceOf(ProcessDied.class);
  }

  @Test
  void manifestsOfOlderEnginesAreUnderstood() throws IOException {
    String line =
        """
        {"do":"put","bytes":{"length":1,"offset":0,"path":"_dr/stage/r/g/b",\
        "sha256":"SHA_256:00"},"modified":"2026-01-01T00:00:00Z","path":"one"}
        """;
    Effect effect = Json.read(line.getBytes(StandardCharsets.UTF_8), Effect.class);
    assertThat(effect)
        .isInstanceOfSatisfying(
            Effect.PutFile.class,
            put -> {
              assertThat(put.attributes()).isEmpty();
              assertThat(put.replaces()).isEmpty();
            });
  }

  private static World changed() {
    World world = synced();
    world.sourceFolder("docs").put("one", "1", OTHER).put("two", "second", ALL);
    world.source("a").write(List.of("r2"), List.of());
    world.time.advance(Duration.ofMinutes(1));
    return world;
  }

  @ParameterizedTest
  @EnumSource(names = {"DIE_BEFORE", "DIE_AFTER", "UNKNOWN", "LATE"})
  void whateverBefallsASyncTheNextOnesCarryThem(Crashes.Kind kind) {
    FaultPlan undisturbed = new FaultPlan();
    changed().process(undisturbed).sync();
    assertThat(undisturbed.count()).isGreaterThan(50);
    for (int number = 1; number <= undisturbed.count(); number++) {
      World world = changed();
      FaultPlan plan = new FaultPlan().at(number, kind.fault());
      broken(world, plan);
      plan.deliverLate();
      world.process().sync();
      assertThat(replica(world)).as("%s at %d", kind, number).isEqualTo(OTHER);
      assertThat(world.replicaFolder("docs").attributes("two"))
          .as("%s at %d", kind, number)
          .isEqualTo(ALL);
      assertThat(world.replicaFolder("docs").contents())
          .isEqualTo(Map.of("one", "1", "two", "second"));
    }
  }

  private static void broken(World world, FaultPlan plan) {
    try {
      world.process(plan).sync();
    } catch (ProcessDied | DrException e) {
      assertThat(plan.calls()).isNotEmpty();
    }
  }
}

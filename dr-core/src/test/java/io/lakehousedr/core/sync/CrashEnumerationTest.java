package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A sync of tables is broken at every one of its storage operations, one after another. */
class CrashEnumerationTest {
  /** Groups that are broken. */
  enum Group {
    MIRRORED(Map.of("a", Member.Kind.MIRROR, "b", Member.Kind.MIRROR, "c", Member.Kind.MIRROR)),
    MIXED(
        Map.of(
            "a", Member.Kind.CLONE,
            "b", Member.Kind.OVERWRITE,
            "c", Member.Kind.MIRROR,
            "d", Member.Kind.DUAL_RUN));

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable map of enums
    private final Map<String, Member.Kind> members;

    Group(Map<String, Member.Kind> members) {
      this.members = members;
    }

    /** Tables, synced once, each changed twice since. */
    World changed() {
      return changed(new World(members));
    }

    /** Tables of a new world are synced once, and each changed twice. */
    static World changed(World world) {
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
        .flatMap(group -> Stream.of(Crashes.Kind.values()).map(kind -> Arguments.of(group, kind)));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfEveryGroup")
  void everyOperation(Group group, Crashes.Kind kind) {
    new Crashes(group::changed).everyOperation(kind);
  }

  @ParameterizedTest
  @EnumSource(Group.class)
  void recoveryItselfMayDieAnywhere(Group group) {
    new Crashes(group::changed).recovery();
  }
}

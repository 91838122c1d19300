package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.LogRecord;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold after anything whatsoever. */
final class Oracle {
  private final World world;
  private final Map<String, List<List<String>>> expected = new HashMap<>();
  private final Map<String, Map<String, String>> oldFiles = new HashMap<>();
  private final Map<String, Map<String, String>> newFiles = new HashMap<>();

  /** Remembers every version of the sources, which may be lost or changed later. */
  Oracle(World world) {
    this.world = world;
    world.tables().forEach(this::remember);
    for (String folder : world.folders()) {
      oldFiles.put(folder, world.currentFiles(folder));
      newFiles.put(folder, world.sourceFolder(folder).contents());
    }
  }

  /** Each folder is wholly old or wholly new, and as the tables are. */
  private void checkFolders(String when) {
    for (String folder : world.folders()) {
      boolean moved =
          cutVersions(world.state().orElseThrow()).stream().allMatch(version -> version == 3);
      assertThat(world.currentFiles(folder))
          .as("%s: files of %s in the current cut", when, folder)
          .isEqualTo(moved ? newFiles.get(folder) : oldFiles.get(folder));
    }
  }

  private void remember(String table) {
    TestTable source = world.source(table);
    List<List<String>> versions = new java.util.ArrayList<>();
    for (long version = 0; version <= source.latest(); version++) {
      versions.add(source.rows(version));
    }
    expected.put(table, versions);
  }

  /** The instants of the complete cuts, newest last. */
  List<Long> cutVersions(GroupState state) {
    return world.tables().stream()
        .map(table -> state.members().get(table))
        .map(member -> member == null ? -1L : version(member))
        .toList();
  }

  private static long version(Member member) {
    return member.standing().map(Standing::version).orElse(-1L);
  }

  /** The current cut can be read in full, and no replica shows what no CUT record names. */
  void check(String when) {
    Optional<GroupState> state = world.state();
    for (String table : world.tables()) {
      long current =
          state.map(GroupState::members).map(members -> members.get(table)).map(Oracle::version)
              .orElse(-1L);
      for (long version = 0; version <= current; version++) {
        assertThat(world.replica(table).rows(version))
            .as("%s: %s version %d", when, table, version)
            .isEqualTo(versions(table).get((int) version));
      }
      assertThat(world.replica(table).latest())
          .as("%s: newest version of %s that a plain reader sees", when, table)
          .isLessThanOrEqualTo(named(table))
          .isGreaterThanOrEqualTo(current);
    }
    checkFolders(when);
  }

  /** Plain readers see exactly the current cut. */
  void checkSettled(String when) {
    check(when);
    GroupState state = world.state().orElseThrow();
    assertThat(state.pending()).as("%s: pending", when).isEmpty();
    for (String table : world.tables()) {
      Member member = state.members().get(table);
      assertThat(world.replica(table).latest())
          .as("%s: %s is at the cut for plain readers", when, table)
          .isEqualTo(member == null ? -1L : version(member));
    }
    for (String folder : world.folders()) {
      assertThat(world.replicaFolder(folder).contents())
          .as("%s: %s is at the cut for plain readers", when, folder)
          .isEqualTo(world.currentFiles(folder));
    }
  }

  /** The highest version of a table that any CUT record names. */
  private long named(String table) {
    return world.records().stream()
        .map(LogRecord::decision)
        .flatMap(decision -> decision instanceof Decision.Cut cut ? cut.moves().stream() : null)
        .map(Decision.Move::member)
        .filter(member -> member.name().equals(table))
        .mapToLong(Oracle::version)
        .max()
        .orElse(-1);
  }

  private List<List<String>> versions(String table) {
    return expected.getOrDefault(table, List.of());
  }
}

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
  private final Map<String, Long> foreign = new HashMap<>();
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
    if (world.kind(table) != Member.Kind.MIRROR && world.kind(table) != Member.Kind.CLONE) {
      foreign.put(table, world.replica(table).latest());
    }
  }

  /** The versions of the sources that the members stand at. */
  List<Long> cutVersions(GroupState state) {
    return world.tables().stream()
        .map(table -> state.members().get(table))
        .map(member -> member == null ? -1L : shown(member))
        .toList();
  }

  private static long shown(Member member) {
    return member.standing().map(standing -> standing.source().version()).orElse(-1L);
  }

  private static long version(Member member) {
    return member.standing().map(Standing::version).orElse(-1L);
  }

  /** The current cut can be read in full, and no replica shows what no CUT record names. */
  void check(String when) {
    Optional<GroupState> state = world.state();
    for (String table : world.tables()) {
      Optional<Member> member = state.map(GroupState::members).map(members -> members.get(table));
      long current = member.map(Oracle::version).orElse(-1L);
      member.ifPresent(standing -> checkRows(when, standing));
      assertThat(world.replica(table).latest())
          .as("%s: newest version of %s that a plain reader sees", when, table)
          .isLessThanOrEqualTo(Math.max(named(table), foreign(table)))
          .isGreaterThanOrEqualTo(current);
    }
    checkFolders(when);
  }

  /** A mirror shows every version of its source, the others the one they stand at. */
  private void checkRows(String when, Member member) {
    String table = member.name();
    if (member.kind() == Member.Kind.MIRROR) {
      for (long version = 0; version <= version(member); version++) {
        checkRows(when, table, version, version);
      }
    } else if (member.standing().isPresent()) {
      checkRows(when, table, version(member), shown(member));
    }
  }

  private void checkRows(String when, String table, long replica, long source) {
    assertThat(world.replica(table).rows(replica))
        .as("%s: %s version %d of source version %d", when, table, replica, source)
        .isEqualTo(versions(table).get((int) source));
  }

  /** What the target had of its own when the oracle was made. */
  private long foreign(String table) {
    return foreign.getOrDefault(table, -1L);
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
          .isEqualTo(Math.max(foreign(table), member == null ? -1L : version(member)));
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

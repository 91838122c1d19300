package io.lakehousedr.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.control.SyncStatus;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code priority} and {@code depends_on}. */
class GroupOrderTest {
  private static final String GROUPS =
      """
      "metadata_tables": %s, "limits": {"parallel_groups": %d}, "sync_groups": [
        {"group_name": "late", "priority": 9, "depends_on": ["base", "odd"],
         "tables": ["memory://north/data/late"]},
        {"group_name": "low", "tables": ["memory://north/data/low"]},
        {"group_name": "odd", "tables": ["memory://north/data/odd"]},
        {"group_name": "base", "priority": 5, "tables": ["memory://north/data/base"]},
        {"group_name": "last", "depends_on": ["late"], "priority": 7,
         "tables": ["memory://north/data/last"]} ]
      """;

  @TempDir private Path folder;
  private final Lake lake = new Lake();

  private void tables(String... names) {
    for (String name : names) {
      lake.table(name);
    }
  }

  private List<GroupReport> sync(Tasks tasks, int parallel, Set<String> groups) throws IOException {
    try (DrEngine engine = lake.engine(folder, tasks, GROUPS.formatted(false, parallel))) {
      return engine.sync(groups, Optional.empty());
    }
  }

  private List<String> started() {
    return lake.events.stream()
        .filter(EngineEvent.RunStarted.class::isInstance)
        .map(EngineEvent::group)
        .toList();
  }

  @Test
  void theHigherPriorityGoesFirstAndNoneBeforeWhatItDependsOn() throws IOException {
    tables("late", "low", "odd", "base", "last");
    List<GroupReport> reports = sync(Tasks.sequential(), 1, Set.of());
    assertThat(started()).containsExactly("base", "low", "odd", "late", "last");
    assertThat(reports)
        .as("in the order of the file")
        .extracting(GroupReport::group)
        .containsExactly("late", "low", "odd", "base", "last");
  }

  @Test
  @Timeout(60)
  void groupsThatRunBesideEachOtherWaitForTheirsToEnd() throws IOException {
    tables("late", "low", "odd", "base", "last");
    assertThat(sync(Tasks.threaded("test"), 4, Set.of()))
        .allMatch(report -> report.outcome() instanceof Outcome.Succeeded);
    assertThat(ended("base")).isLessThan(began("late"));
    assertThat(ended("odd")).isLessThan(began("late"));
    assertThat(ended("late")).isLessThan(began("last"));
  }

  private int began(String group) {
    return index(EngineEvent.RunStarted.class, group);
  }

  private int ended(String group) {
    return index(EngineEvent.RunEnded.class, group);
  }

  private int index(Class<?> type, String group) {
    for (int i = 0; i < lake.events.size(); i++) {
      if (type.isInstance(lake.events.get(i)) && lake.events.get(i).group().equals(group)) {
        return i;
      }
    }
    throw new AssertionError("no " + type.getSimpleName() + " of " + group);
  }

  @Test
  void whatDependsOnAFailedGroupIsSkipped() throws IOException {
    tables("late", "low", "odd", "last");
    List<GroupReport> reports = sync(Tasks.sequential(), 4, Set.of());
    assertThat(reports.get(0).outcome())
        .isEqualTo(new Outcome.Skipped("it depends on group base, which has no new cut"));
    assertThat(reports.get(0).tries()).isZero();
    assertThat(reports.get(4).outcome())
        .isEqualTo(new Outcome.Skipped("it depends on group late, which has no new cut"));
    assertThat(reports.get(1).outcome()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(started()).doesNotContain("late", "last");
  }

  @Test
  void theMetadataTablesSayWhyAGroupWasSkipped() throws IOException {
    tables("late", "low", "odd", "last");
    try (DrEngine engine = lake.engine(folder, Tasks.sequential(), GROUPS.formatted(true, 1))) {
      engine.sync(Set.of(), Optional.empty());
    }
    assertThat(lake.metadata("late").status()).contains(SyncStatus.FAILED);
    assertThat(lake.metadata("late").message())
        .contains("it depends on group base, which has no new cut");
    assertThat(lake.metadata("low").status()).contains(SyncStatus.SUCCESS);
  }

  @Test
  void groupsThatWereNotChosenAreNotWaitedFor() throws IOException {
    tables("late", "last");
    assertThat(sync(Tasks.sequential(), 4, Set.of("late", "last")))
        .allMatch(report -> report.outcome() instanceof Outcome.Succeeded);
    assertThat(started()).containsExactly("late", "last");
  }

  @Test
  void aWorkspaceHasAnotherRoundWhenItsGroupsWaitForAnotherWorkspace() throws IOException {
    tables("a", "b", "c");
    String keys =
        """
        "metadata_tables": false, "sync_groups": [
          {"group_name": "a", "depends_on": ["b"], "tables": ["memory://north/data/a"]},
          {"group_name": "c", "tables": ["memory://north/data/c"]} ] },
        { "workspace_name": "west", "metadata_tables": false, "settle": "0s",
          "sync_location_primary": "memory://north/data",
          "sync_location_secondary": "memory://south/west",
          "sync_groups": [
          {"group_name": "b", "depends_on": ["c"], "tables": ["memory://north/data/b"]} ]
        """;
    try (DrEngine engine = lake.engine(folder, Tasks.sequential(), keys)) {
      assertThat(engine.sync(Set.of(), Optional.empty()))
          .allMatch(report -> report.outcome() instanceof Outcome.Succeeded)
          .extracting(GroupReport::group)
          .containsExactly("a", "c", "b");
    }
    assertThat(started()).containsExactly("c", "b", "a");
  }
}

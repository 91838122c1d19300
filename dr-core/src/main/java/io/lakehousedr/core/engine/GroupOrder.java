package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.model.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * In which order the groups of one call have their turn: workspace by workspace, in each the higher
 * priority first, and none before those that it depends on. A workspace has another round when
 * groups of it wait for groups of a later one. No I/O.
 */
final class GroupOrder {
  private final List<Workspace> workspaces;
  private final Set<String> waiting = new HashSet<>();

  /**
   * Groups of one workspace that run beside each other.
   *
   * @param groups the preferred ones first
   */
  record Round(Workspace workspace, List<SyncGroup> groups) {}

  private GroupOrder(List<Workspace> workspaces, Predicate<SyncGroup> chosen) {
    this.workspaces = workspaces;
    workspaces.stream()
        .flatMap(workspace -> workspace.groups().stream())
        .filter(chosen)
        .forEach(group -> waiting.add(group.name()));
  }

  /** The rounds of the chosen groups; groups that are not chosen are not waited for. */
  static List<Round> rounds(List<Workspace> workspaces, Predicate<SyncGroup> chosen) {
    return new GroupOrder(workspaces, chosen).rounds();
  }

  private List<Round> rounds() {
    List<Round> rounds = new ArrayList<>();
    while (!waiting.isEmpty()) {
      int before = waiting.size();
      workspaces.forEach(workspace -> round(workspace, rounds));
      if (waiting.size() == before) {
        throw new IllegalStateException("these wait for each other: " + waiting);
      }
    }
    return rounds;
  }

  private void round(Workspace workspace, List<Round> rounds) {
    List<SyncGroup> free =
        new ArrayList<>(
            workspace.groups().stream().filter(group -> waiting.contains(group.name())).toList());
    while (free.removeIf(group -> waitsForOthers(group, free))) {
      // what waits for those that were taken out has to wait too
    }
    free.sort(Comparator.comparingInt(SyncGroup::priority).reversed());
    free.forEach(group -> waiting.remove(group.name()));
    if (!free.isEmpty()) {
      rounds.add(new Round(workspace, List.copyOf(free)));
    }
  }

  private boolean waitsForOthers(SyncGroup group, List<SyncGroup> round) {
    return group.dependsOn().stream()
        .filter(waiting::contains)
        .anyMatch(name -> round.stream().noneMatch(other -> other.name().equals(name)));
  }
}

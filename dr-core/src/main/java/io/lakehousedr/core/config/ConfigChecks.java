package io.lakehousedr.core.config;

import io.lakehousedr.core.config.bind.Binder;
import io.lakehousedr.core.config.bind.Scope;
import io.lakehousedr.core.config.model.DrConfig;
import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.core.config.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what several values together mean, and leaves out what has a problem. */
final class ConfigChecks {
  private final Binder binder;
  private final List<LeftOut> leftOut;
  private final WorkspaceChecks workspaces;
  private final GroupChecks groups;
  private final Claims claims;
  private final Dependencies dependencies;

  ConfigChecks(Binder binder, Problems problems, List<LeftOut> leftOut) {
    Report report = new Report(problems);
    this.binder = binder;
    this.leftOut = leftOut;
    this.workspaces = new WorkspaceChecks(report);
    this.groups = new GroupChecks(report, binder);
    this.claims = new Claims(report, binder);
    this.dependencies = new Dependencies(report);
  }

  /** The configuration without what was reported. */
  DrConfig check(DrConfig config) {
    Set<Scope> badGroups = badDependencies(config);
    List<Workspace> kept = new ArrayList<>();
    for (Workspace workspace : config.workspaces()) {
      Workspace checked = workspace.with(soundGroups(workspace, badGroups));
      Scope place = binder.place(workspace);
      boolean sound =
          Report.all(workspaces.check(workspace, place), claims.workspace(workspace, place));
      if (sound && binder.isSound(workspace)) {
        kept.add(checked);
      } else {
        leave(place, workspace, Optional.empty());
      }
    }
    return config.with(kept);
  }

  private List<SyncGroup> soundGroups(Workspace workspace, Set<Scope> bad) {
    List<SyncGroup> kept = new ArrayList<>();
    for (SyncGroup group : workspace.groups()) {
      Scope place = binder.place(group);
      boolean sound =
          Report.all(groups.check(workspace, group, place), claims.group(workspace, group, place));
      if (sound && !bad.contains(place) && binder.isSound(group)) {
        kept.add(group);
      } else {
        leave(place, workspace, Optional.of(group.name()));
      }
    }
    return kept;
  }

  /** What the binder found unsound it has noted already. */
  private void leave(Scope place, Workspace workspace, Optional<String> group) {
    if (leftOut.stream().noneMatch(entry -> entry.path().equals(place.path()))) {
      leftOut.add(new LeftOut(place.path(), Optional.of(workspace.name()), group));
    }
  }

  private Set<Scope> badDependencies(DrConfig config) {
    List<Dependencies.Node> nodes = new ArrayList<>();
    config.workspaces().stream()
        .flatMap(workspace -> workspace.groups().stream())
        .forEach(group -> nodes.add(new Dependencies.Node(group, binder.place(group))));
    Set<String> others = new HashSet<>();
    binder
        .dropped()
        .forEach(entry -> Dependencies.names(entry.entry().value()).forEach(others::add));
    return dependencies.check(nodes, others);
  }
}

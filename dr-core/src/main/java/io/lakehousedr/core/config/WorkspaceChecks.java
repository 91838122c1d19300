package io.lakehousedr.core.config;

import io.lakehousedr.core.config.bind.Scope;
import io.lakehousedr.core.config.json.JsonValue.JsonObject;
import io.lakehousedr.core.config.model.Connection;
import io.lakehousedr.core.config.model.SecondaryWorkspace;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import java.util.List;
import java.util.Optional;

/** Checks a workspace's own values against each other. */
final class WorkspaceChecks {
  private final Report report;

  WorkspaceChecks(Report report) {
    this.report = report;
  }

  boolean check(Workspace workspace, Scope place) {
    return Report.all(
        connected(workspace.connection(), place),
        secondaryConnected(workspace.secondary(), place),
        mapped(workspace, place),
        controlApart(workspace, place));
  }

  private boolean connected(Connection connection, Scope place) {
    boolean needsUrl = connection.platform().equals(Connection.STANDARD_PLATFORM);
    return !needsUrl
        || Written.something(place, "workspace_instance_url")
        || report.at(
            place.place("workspace_instance_url"),
            Problem.CONFIG_MISSING,
            "\"workspace_instance_url\" is missing: platform databricks is reached by it; for"
                + " another platform set \"platform\"");
  }

  private boolean secondaryConnected(Optional<SecondaryWorkspace> secondary, Scope place) {
    return secondary
        .map(SecondaryWorkspace::connection)
        .map(connection -> connected(connection, inner(place, "secondary_workspace")))
        .orElse(true);
  }

  private static Scope inner(Scope place, String key) {
    Scope.Found found = place.place(key);
    return found.value() instanceof JsonObject object
        ? new Scope(object, found.path(), Optional.of(place), Optional.empty())
        : place;
  }

  private boolean mapped(Workspace workspace, Scope place) {
    String key = place.own("location_map").isPresent() ? "location_map" : "sync_location_secondary";
    List<String> conflicts = workspace.locations().conflicts();
    conflicts.forEach(conflict -> report.at(place.place(key), Problem.CONFIG_OVERLAP, conflict));
    return conflicts.isEmpty();
  }

  /** Only the secondary's control root may lie in what is written there anyway. */
  private boolean controlApart(Workspace workspace, Scope place) {
    Location control = workspace.controlAtSecondary();
    Optional<Location> read =
        workspace.locations().roots().stream().filter(control::overlaps).findFirst();
    return workspace.secondaryControl().isEmpty()
        || read.isEmpty()
        || report.at(
            place.place("control_location_secondary"),
            Problem.CONFIG_OVERLAP,
            "it lies in the primary's "
                + read.get()
                + ": what a takeover needs must lie in the"
                + " secondary region");
  }
}

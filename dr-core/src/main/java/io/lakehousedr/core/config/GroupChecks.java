package io.lakehousedr.core.config;

import io.lakehousedr.core.config.bind.Binder;
import io.lakehousedr.core.config.bind.Scope;
import io.lakehousedr.core.config.model.Connection;
import io.lakehousedr.core.config.model.FilesSpec;
import io.lakehousedr.core.config.model.LocationMap;
import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.model.TableReference;
import io.lakehousedr.core.config.model.TableSpec;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;

/** Checks a group against itself and its workspace. */
final class GroupChecks {
  private final Report report;
  private final Binder binder;

  GroupChecks(Report report, Binder binder) {
    this.report = report;
    this.binder = binder;
  }

  boolean check(Workspace workspace, SyncGroup group, Scope place) {
    return Report.all(
        hasMembers(group, place),
        hasOwner(workspace, group, place),
        tablesReachable(workspace, group),
        filesMapped(workspace, group));
  }

  private boolean hasMembers(SyncGroup group, Scope place) {
    return !group.tables().isEmpty()
        || !group.files().isEmpty()
        || Written.something(place, "tables")
        || Written.something(place, "files")
        || report.at(
            place.place("tables"),
            Problem.CONFIG_MISSING,
            "the group has neither tables nor files: name some, such as [\"main.sales.*\"], or"
                + " remove the group");
  }

  private boolean hasOwner(Workspace workspace, SyncGroup group, Scope place) {
    return !group.owner().isEmpty()
        || Written.something(place, "group_owner_email")
        || !workspace.connection().platform().equals(Connection.STANDARD_PLATFORM)
        || report.at(
            place.place("group_owner_email"),
            Problem.CONFIG_MISSING,
            "\"group_owner_email\" is missing: name who answers for the group");
  }

  private boolean tablesReachable(Workspace workspace, SyncGroup group) {
    boolean sound = true;
    for (TableSpec table : group.tables()) {
      Scope.Found item = binder.place(table).self();
      sound &=
          table.reference() instanceof TableReference.Located located
              ? mapped(workspace.locations(), located.location(), item)
              : hasCatalog(workspace, item);
    }
    return sound;
  }

  private boolean hasCatalog(Workspace workspace, Scope.Found item) {
    return workspace.connection().endpoint().isPresent()
        || workspace.connection().platform().equals(Connection.STANDARD_PLATFORM)
        || report.at(
            item,
            Problem.CONFIG_MISSING,
            "the workspace has no catalog to look this name up in: set \"catalog_location\", or"
                + " name the table by its location");
  }

  private boolean filesMapped(Workspace workspace, SyncGroup group) {
    boolean sound = true;
    for (FilesSpec files : group.files()) {
      Location folder = files.path().in(workspace.primaryLocation());
      sound &= mapped(workspace.locations(), folder, binder.place(files).self());
    }
    return sound;
  }

  private boolean mapped(LocationMap map, Location location, Scope.Found item) {
    return map.translate(location).isPresent()
        || report.at(
            item,
            Problem.CONFIG_UNMAPPED,
            location
                + " lies in none of the mapped locations "
                + map.roots()
                + ": add an entry to"
                + " location_map whose \"from\" covers it");
  }
}

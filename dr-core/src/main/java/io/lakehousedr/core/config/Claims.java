package io.lakehousedr.core.config;

import io.lakehousedr.core.config.bind.Binder;
import io.lakehousedr.core.config.bind.Scope;
import io.lakehousedr.core.config.model.FilesSpec;
import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.model.TableReference;
import io.lakehousedr.core.config.model.TableSpec;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What may be named once only. The first one stands; each later one is reported with both places.
 */
final class Claims {
  private final Report report;
  private final Binder binder;
  private final Map<String, Owner> taken = new HashMap<>();
  private final Folders folders = new Folders();

  Claims(Report report, Binder binder) {
    this.report = report;
    this.binder = binder;
  }

  /** Who has something, and where that stands. */
  record Owner(String name, Scope.Found place) {
    @Override
    public String toString() {
      return "\"" + name + "\" at " + place.value().at();
    }
  }

  boolean workspace(Workspace workspace, Scope place) {
    return claim("workspace", workspace.name(), workspace.name(), place.place("workspace_name"));
  }

  boolean group(Workspace workspace, SyncGroup group, Scope place) {
    return Report.all(
        claim("group", group.name(), group.name(), place.place("group_name")),
        formerly(group, place),
        id(group, place),
        tables(workspace, group),
        files(workspace, group));
  }

  private boolean formerly(SyncGroup group, Scope place) {
    boolean sound = true;
    for (int i = 0; i < group.formerly().size(); i++) {
      sound &= claim("group", group.formerly().get(i), group.name(), place.item("formerly", i));
    }
    return sound;
  }

  private boolean id(SyncGroup group, Scope place) {
    return group.id().isEmpty()
        || claim("group id", group.id().get().text(), group.name(), place.place("group_id"));
  }

  private boolean claim(String kind, String value, String owner, Scope.Found place) {
    Owner mine = new Owner(owner, place);
    Owner first = taken.putIfAbsent(kind + ":" + value.toLowerCase(Locale.ROOT), mine);
    return first == null
        || report.at(
            place,
            Problem.CONFIG_DUPLICATE,
            "the "
                + kind
                + " \""
                + value
                + "\" is taken by "
                + first
                + ": it must be unique in the file, whatever its case");
  }

  private boolean tables(Workspace workspace, SyncGroup group) {
    boolean sound = true;
    for (TableSpec table : group.tables()) {
      Owner mine = new Owner(group.name(), binder.place(table).self());
      sound &= table(workspace, table.reference(), mine);
    }
    return sound;
  }

  private boolean table(Workspace workspace, TableReference reference, Owner mine) {
    if (reference instanceof TableReference.Located located) {
      return folder(located.location(), mine);
    }
    TableReference.Named named = (TableReference.Named) reference;
    String name = named.selector().name().map(Object::toString).orElse(named.toString());
    String key = "table:" + workspace.name() + ":" + name.toLowerCase(Locale.ROOT);
    return shared(name, Optional.ofNullable(taken.putIfAbsent(key, mine)), mine);
  }

  private boolean files(Workspace workspace, SyncGroup group) {
    boolean sound = true;
    for (FilesSpec files : group.files()) {
      Location folder = files.path().in(workspace.primaryLocation());
      sound &= folder(folder, new Owner(group.name(), binder.place(files).self()));
    }
    return sound;
  }

  private boolean folder(Location location, Owner mine) {
    return shared(location.toString(), folders.claim(location, mine), mine);
  }

  private boolean shared(String what, Optional<Owner> first, Owner mine) {
    return first.isEmpty()
        || report.at(
            mine.place(),
            Problem.CONFIG_OVERLAP,
            what
                + " is, or overlaps with, what group "
                + first.get()
                + " has already: leave it in one place");
  }
}

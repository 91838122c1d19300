package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.TableName;
import io.lakehousedr.report.Unprotected;
import io.lakehousedr.spi.catalog.CatalogReader;
import io.lakehousedr.spi.catalog.TableEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds a workspace's catalog against what its groups select. */
final class Coverage {
  private final Workspace workspace;
  private final Services services;

  Coverage(Workspace workspace, Services services) {
    this.workspace = workspace;
    this.services = services;
  }

  /** Empty without a catalog, or when it does not answer: then nobody knows. */
  Optional<Unprotected> unprotected() {
    if (workspace.connection().endpoint().isEmpty()) {
      return Optional.empty();
    }
    Stores stores = new Stores(services, workspace.name(), workspace.connection().options());
    try (CatalogReader catalog = OpenWorkspace.catalog(workspace, services, stores)) {
      return Optional.of(new Unprotected(workspace.name(), unprotected(catalog)));
    } catch (DrException e) {
      Log.of(Coverage.class).info("the catalog of {} did not answer", workspace.name(), e);
      return Optional.empty();
    }
  }

  private List<TableName> unprotected(CatalogReader catalog) {
    Map<TableName, Location> known = new TreeMap<>();
    try (Stream<TableEntry> tables = catalog.tables()) {
      tables.forEach(table -> known.put(table.name(), table.location()));
    }
    Set<TableName> chosen = new HashSet<>();
    Set<Location> located = new HashSet<>();
    for (SyncGroup group : workspace.groups()) {
      chosen.addAll(group.selection().resolve(known.keySet().stream()).tables().keySet());
      located.addAll(group.located());
    }
    known.keySet().removeAll(chosen);
    known.values().removeAll(located);
    return List.copyOf(known.keySet());
  }
}

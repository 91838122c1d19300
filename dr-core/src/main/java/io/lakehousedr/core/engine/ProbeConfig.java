package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.config.LoadedConfig.Failing;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Location;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Looks whether the places that a configuration names can be used: what is read can be listed, and
 * what is written takes a probe. All are looked at, whatever becomes of the others.
 */
public final class ProbeConfig {
  private static final int PARALLEL = 8;

  private final LoadedConfig config;
  private final Services services;

  /** Nothing has been asked yet. */
  public ProbeConfig(LoadedConfig config, Services services) {
    this.config = config;
    this.services = services;
  }

  /** The configuration without the workspaces that have a place which cannot be used. */
  public LoadedConfig run() {
    List<Callable<Optional<Failing>>> work = new ArrayList<>();
    config.config().workspaces().forEach(workspace -> add(workspace, work));
    return config.without(
        services.tasks().all(work, PARALLEL).stream().flatMap(Optional::stream).toList());
  }

  private void add(Workspace workspace, List<Callable<Optional<Failing>>> work) {
    for (Location root : workspace.locations().roots()) {
      work.add(() -> probe(workspace, primaryKey(workspace, root), () -> reads(workspace, root)));
    }
    for (Location root : targets(workspace)) {
      work.add(
          () ->
              probe(workspace, secondaryKey(workspace, root), () -> atSecondary(workspace, root)));
    }
    if (workspace.metadataTables()) {
      Location root = workspace.controlAtPrimary();
      work.add(
          () -> probe(workspace, primaryKey(workspace, root), () -> atPrimary(workspace, root)));
    }
  }

  private static Set<Location> targets(Workspace workspace) {
    Set<Location> targets = new LinkedHashSet<>(workspace.locations().targets());
    targets.add(workspace.controlAtSecondary());
    return targets;
  }

  private static String primaryKey(Workspace workspace, Location root) {
    if (workspace.primaryControl().filter(root::equals).isPresent()) {
      return "control_location_primary";
    }
    return root.equals(workspace.primaryLocation()) ? "sync_location_primary" : "location_map";
  }

  private static String secondaryKey(Workspace workspace, Location root) {
    if (workspace.secondaryControl().filter(root::equals).isPresent()) {
      return "control_location_secondary";
    }
    return root.equals(workspace.secondaryLocation()) ? "sync_location_secondary" : "location_map";
  }

  private static Optional<Failing> probe(Workspace workspace, String key, Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (DrException e) {
      return Optional.of(new Failing(workspace.name(), key, e));
    }
  }

  private void reads(Workspace workspace, Location root) {
    Stores stores = new Stores(services, workspace.name(), workspace.primaryStorage());
    try (ObjectReader raw = stores.reader(root)) {
      probe().reads(Paced.freely(workspace.name(), services).source(raw));
    }
  }

  private void atPrimary(Workspace workspace, Location root) {
    writes(new Stores(services, workspace.name(), workspace.primaryStorage()), root);
  }

  private void atSecondary(Workspace workspace, Location root) {
    writes(new Stores(services, "secondary", workspace.secondaryStorage()), root);
  }

  private void writes(Stores stores, Location root) {
    try (ObjectStore raw = stores.store(root)) {
      probe().writes(Paced.freely(root.toString(), services).target(raw));
    }
  }

  private Probe probe() {
    return new Probe(services.ids().nonce());
  }
}

package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.model.ByteSize;
import io.lakehousedr.core.config.model.Limits;
import io.lakehousedr.core.config.model.Setting;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.core.region.Region;
import io.lakehousedr.core.sync.Sides;
import io.lakehousedr.core.throttle.Endpoint;
import io.lakehousedr.core.throttle.Throttle;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.spi.catalog.CatalogReader;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stores of one workspace's two regions, open for one call. Closing closes all, in reverse. */
final class OpenWorkspace implements AutoCloseable {
  private final Workspace workspace;
  private final Services services;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Endpoint primary;
  private final Endpoint secondary;
  private final Sides sides;
  private @Nullable ObjectStore primaryControl;

  OpenWorkspace(Workspace workspace, Services services) {
    this.workspace = workspace;
    this.services = services;
    Throttle throttle = throttle(workspace.run().limits(), services);
    this.primary = throttle.endpoint(primaryName());
    this.secondary = throttle.endpoint(secondaryName());
    try {
      this.sides = open();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static Throttle throttle(Limits limits, Services services) {
    return new Throttle(
        limits.bytesPerSecond().map(ByteSize::bytes), limits.requestsPerSecond(), services.clock());
  }

  private Stores atPrimary(Map<String, Setting> options) {
    return new Stores(services, primaryName(), options, primary);
  }

  private Sides open() {
    Stores from = atPrimary(workspace.primaryStorage());
    Stores to = new Stores(services, secondaryName(), workspace.secondaryStorage(), secondary);
    List<ObjectReader> sources = new ArrayList<>();
    for (Location root : workspace.locations().roots()) {
      sources.add(keep(from.reader(root)));
    }
    List<ObjectStore> targets = new ArrayList<>();
    for (Location root : workspace.locations().targets()) {
      targets.add(keep(to.store(root)));
    }
    ObjectStore control = keep(to.store(workspace.controlAtSecondary()));
    targets.add(control);
    return new Sides(
        new Region<>(primaryName(), sources), new Region<>(secondaryName(), targets), control);
  }

  Workspace workspace() {
    return workspace;
  }

  Sides sides() {
    return sides;
  }

  /** The control root in the primary region: the only prefix that is written there. */
  synchronized ObjectStore controlAtPrimary() {
    if (primaryControl == null) {
      primaryControl =
          keep(atPrimary(workspace.primaryStorage()).store(workspace.controlAtPrimary()));
    }
    return primaryControl;
  }

  String primaryName() {
    return workspace.name();
  }

  String secondaryName() {
    return workspace.secondary().flatMap(other -> other.name()).orElse("secondary");
  }

  /** The primary's catalog. */
  CatalogReader catalog() {
    return catalog(workspace, services, atPrimary(workspace.connection().options()));
  }

  /** The catalog of a workspace's primary, without its stores. */
  static CatalogReader catalog(Workspace workspace, Services services, Stores stores) {
    Location endpoint =
        workspace
            .connection()
            .endpoint()
            .orElseThrow(
                () ->
                    new DrException(
                        Problem.CONFIG_MISSING,
                        "workspace "
                            + workspace.name()
                            + " names tables but no catalog: give catalog_location or"
                            + " workspace_instance_url, or name tables by their location"));
    return services
        .adapters()
        .catalog(workspace.connection().platform())
        .openReader(endpoint, stores.context());
  }

  private <T extends AutoCloseable> T keep(T resource) {
    open.push(resource);
    return resource;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        Log.of(OpenWorkspace.class).warn("closing a store of workspace {}", workspace.name(), e);
      }
    }
  }
}

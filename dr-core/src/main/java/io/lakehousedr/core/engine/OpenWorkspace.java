package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.model.Limits;
import io.lakehousedr.core.config.model.RegionLimits;
import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.core.region.Region;
import io.lakehousedr.core.sync.Sides;
import io.lakehousedr.core.throttle.Lanes;
import io.lakehousedr.core.throttle.Share;
import io.lakehousedr.core.throttle.Throttle;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.spi.catalog.CatalogReader;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The stores of one workspace's two regions, open for one call. Closing closes all, in reverse. */
final class OpenWorkspace implements AutoCloseable {
  private static final Set<ErrorKind> SHOWS_AWAY =
      EnumSet.of(
          ErrorKind.UNAVAILABLE,
          ErrorKind.ACCESS_DENIED,
          ErrorKind.NOT_FOUND,
          ErrorKind.OUTCOME_UNKNOWN);

  private final Workspace workspace;
  private final Services services;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Throttle throttle;
  private final Paced primary;
  private final Paced secondary;
  private final Sides raw;
  private final Sides sides;
  private final Map<String, Share> shares = new ConcurrentHashMap<>();
  private @Nullable ObjectStore primaryControl;

  OpenWorkspace(Workspace workspace, Services services) {
    this.workspace = workspace;
    this.services = services;
    Limits limits = workspace.run().limits();
    this.throttle = new Throttle(Ratings.of(limits), services.clock());
    this.primary = paced(primaryName(), limits.primary());
    this.secondary = paced(secondaryName(), limits.secondary());
    try {
      this.raw = open();
      this.sides = Paced.sides(raw, primary, secondary);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Paced paced(String region, RegionLimits limits) {
    return new Paced(throttle.endpoint(region, Ratings.of(limits)), services.retry());
  }

  private Stores atPrimary() {
    return new Stores(services, primaryName(), workspace.primaryStorage());
  }

  private Stores atSecondary() {
    return new Stores(services, secondaryName(), workspace.secondaryStorage());
  }

  private Sides open() {
    Stores from = atPrimary();
    Stores to = atSecondary();
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

  /** Both regions within the limits of the workspace. */
  Sides sides() {
    return sides;
  }

  /** Both regions within the limits of a group. */
  Sides sides(SyncGroup group) {
    Share share = share(group);
    return share.isWhole()
        ? sides
        : Paced.sides(raw, primary.within(share), secondary.within(share));
  }

  /** The files that may be under way at once: a group's, and all that read and write with them. */
  Lanes lanes(SyncGroup group) {
    return share(group).lanes().then(primary.endpoint().lanes()).then(secondary.endpoint().lanes());
  }

  /** One for all runs of a group. */
  private Share share(SyncGroup group) {
    return shares.computeIfAbsent(group.name(), name -> throttle.share(Ratings.of(group.limits())));
  }

  /** The control root in the primary region: the only prefix that is written there. */
  synchronized ObjectStore controlAtPrimary() {
    if (primaryControl == null) {
      primaryControl = primary.target(keep(atPrimary().store(workspace.controlAtPrimary())));
    }
    return primaryControl;
  }

  /**
   * Why something failed: the secondary region, when it takes no probe either.
   *
   * @return {@code failure}, or SECONDARY_UNAVAILABLE of the kind that the probe failed with
   */
  DrException explain(DrException failure) {
    if (!SHOWS_AWAY.contains(failure.kind())) {
      return failure;
    }
    try {
      new Probe(services.ids().nonce()).writes(secondary.endpoint().target(raw.control()));
      return failure;
    } catch (DrException e) {
      return new DrException(
              Problem.SECONDARY_UNAVAILABLE, "secondary region not available: " + e.message(), e)
          .as(e.kind() == ErrorKind.OUTCOME_UNKNOWN ? ErrorKind.UNAVAILABLE : e.kind());
    }
  }

  String primaryName() {
    return workspace.name();
  }

  String secondaryName() {
    return workspace.secondary().flatMap(other -> other.name()).orElse("secondary");
  }

  /** The primary's catalog. */
  CatalogReader catalog() {
    Stores options = new Stores(services, primaryName(), workspace.connection().options());
    return catalog(workspace, services, options);
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

package io.lakehousedr.core.engine;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Registry;
import io.lakehousedr.core.cut.publish.Completer;
import io.lakehousedr.core.journal.RunNotes;
import io.lakehousedr.core.journal.RunWatch;
import io.lakehousedr.core.region.Region;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.RunId;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.report.PastRun;
import io.lakehousedr.report.Verification;
import io.lakehousedr.spi.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What can be asked of a secondary region alone, without source and configuration: its control root
 * says everything. Used on one thread.
 */
public final class Secondary implements AutoCloseable {
  private static final int PARALLEL = 8;
  private static final String REGION = "secondary";

  private final Services services;
  private final Stores stores;
  private final Paced paced;
  private final ObjectStore control;
  private final RunId run;
  private final List<ObjectStore> open = new ArrayList<>();

  /** The secondary whose control root is {@code control}; its options serve all its stores. */
  public Secondary(ControlRoot control, Services services) {
    this.services = services;
    this.stores = new Stores(services, REGION, control.options());
    this.paced = Paced.freely(REGION, services);
    this.run = services.ids().run();
    this.control = open(control.location());
  }

  private ObjectStore open(Location root) {
    ObjectStore store = paced.target(stores.store(root));
    open.add(store);
    return store;
  }

  /** Completes what is committed in every group. */
  public List<GroupReport> recover() {
    return groups().entrySet().stream()
        .map(group -> recover(group.getKey(), group.getValue()))
        .toList();
  }

  /** How every group stands by its log. */
  public List<GroupStatus> status() {
    List<GroupStatus> all = new ArrayList<>();
    groups()
        .forEach(
            (name, id) -> {
              StatusGroup status =
                  new StatusGroup(
                      name, services.clock().instant(), REGION, "primary", Optional.empty());
              all.add(
                  log(id)
                      .state()
                      .map(known -> status.of(known, List.of(), Past.read(control, id)))
                      .orElseGet(status::none));
            });
    return all;
  }

  /** The newest name of each group. */
  private Map<String, GroupId> groups() {
    Map<String, GroupId> names = new TreeMap<>();
    new Registry(control, run, services.ids().nonce()).current().forEach(names::put);
    if (names.isEmpty()) {
      throw new DrException(
          Problem.GROUP_UNKNOWN,
          control.root() + " holds no group: give the control root of a secondary region");
    }
    return names;
  }

  private GroupReport recover(String name, GroupId id) {
    Instant began = services.clock().instant();
    RunWatch watch =
        new RunWatch(
            PastRun.Kind.RECOVER, () -> Optional.of(new RunNotes(control, id)), services.clock());
    watch.on(new EngineEvent.RunStarted(name, run));
    Outcome outcome = recovered(id);
    GroupReport report =
        new GroupReport(
            name,
            outcome,
            Map.of(),
            0,
            0,
            0,
            List.of(),
            Duration.between(began, services.clock().instant()),
            1,
            new Verification.NotDone());
    watch.ended(report.outcome(), report.failures());
    return report;
  }

  private Outcome recovered(GroupId id) {
    try {
      GroupLog log = log(id);
      Optional<GroupState> state = log.state();
      if (state.flatMap(GroupState::pending).isEmpty()) {
        return new Outcome.Skipped("nothing to complete");
      }
      GroupState complete = completer(log, state.orElseThrow()).complete(state.orElseThrow());
      return complete
          .current()
          .<Outcome>map(cut -> new Outcome.Succeeded(cut.instant()))
          .orElseGet(() -> new Outcome.Skipped("no cut is complete"));
    } catch (DrException e) {
      return new Outcome.Failed(e);
    }
  }

  private GroupLog log(GroupId id) {
    return new GroupLog(control, id, run, services.clock(), services.ids());
  }

  private Completer completer(GroupLog log, GroupState state) {
    return new Completer(
        log,
        control,
        new Region<>(REGION, targets(state)),
        services.tasks(),
        new Completer.Settings(PARALLEL, Completer.Failures.STOP));
  }

  /** The records name where things belong; each such root is opened by itself. */
  private List<ObjectStore> targets(GroupState state) {
    Set<Location> roots = new LinkedHashSet<>();
    state.members().values().stream().map(Member::target).forEach(roots::add);
    state.pendingMoves().stream().map(move -> move.member().target()).forEach(roots::add);
    state
        .pending()
        .map(GroupState.Pending::decision)
        .filter(Decision.Prune.class::isInstance)
        .map(Decision.Prune.class::cast)
        .ifPresent(prune -> prune.sweeps().forEach(sweep -> roots.add(sweep.target())));
    List<ObjectStore> targets = new ArrayList<>();
    for (Location root : roots) {
      targets.add(open(root));
    }
    return targets;
  }

  @Override
  public void close() {
    open.forEach(ObjectStore::close);
    services.tasks().close();
  }
}

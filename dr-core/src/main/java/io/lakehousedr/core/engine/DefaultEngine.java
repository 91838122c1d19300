package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.config.model.DrConfig;
import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.runtime.Precedence;
import io.lakehousedr.core.verify.TableReader;
import io.lakehousedr.core.verify.Verifier;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.SyncOptions;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.Unprotected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/** The engine on one configuration. Stores are opened for each call. Thread-safe. */
public final class DefaultEngine implements DrEngine {
  private static final int PARALLEL_READS = 8;

  private final DrConfig config;
  private final BiPredicate<String, String> leftOut;
  private final Services services;
  private final ControlTableFactory controls;
  private final Supplier<TableReader> tables;

  /**
   * An engine.
   *
   * @param controls makes metadata tables
   * @param tables made only when rows have to be read
   */
  public DefaultEngine(
      LoadedConfig config,
      Services services,
      ControlTableFactory controls,
      Supplier<TableReader> tables) {
    this.config = config.config();
    this.leftOut = config::isLeftOut;
    this.services = services;
    this.controls = controls;
    this.tables = tables;
  }

  @Override
  public List<String> groups() {
    return config.workspaces().stream()
        .flatMap(workspace -> workspace.groups().stream())
        .map(SyncGroup::name)
        .toList();
  }

  @Override
  public List<GroupPlan> plan(Set<String> groups, Optional<Instant> at) {
    return each(groups, run -> new PlanGroup(run, at).plan());
  }

  @Override
  public List<GroupReport> sync(Set<String> groups, SyncOptions options) {
    Map<OpenWorkspace, ControlBook> books = new ConcurrentHashMap<>();
    SyncAll all = new SyncAll(options, open -> books.computeIfAbsent(open, this::book));
    return each(groups, all::sync, all::unopened);
  }

  private ControlBook book(OpenWorkspace open) {
    ControlBook book = ControlBook.open(open, services, controls);
    book.define(open.workspace(), group -> leftOut.test(open.workspace().name(), group));
    return book;
  }

  @Override
  public List<GroupReport> recover(Set<String> groups) {
    return each(groups, RunReports::recover, GroupReport::failed);
  }

  @Override
  public List<GroupStatus> status(Set<String> groups) {
    return each(groups, this::status);
  }

  private GroupStatus status(GroupRun run) {
    StatusGroup status =
        new StatusGroup(
            run.group().name(),
            services.clock().instant(),
            run.workspace().secondaryName(),
            run.workspace().primaryName(),
            run.group().policy().rpo());
    Optional<GroupId> id = run.known();
    Optional<GroupState> state = id.flatMap(known -> run.log(known).state());
    return state
        .map(known -> status.of(known, heads(run, known), past(run, id.orElseThrow())))
        .orElseGet(status::none);
  }

  private static Past past(GroupRun run, GroupId id) {
    return Past.read(run.sides().control(), id);
  }

  /** What the source says; a source that does not answer says nothing. */
  private List<SourceHead> heads(GroupRun run, GroupState state) {
    List<Callable<Optional<SourceHead>>> work = new ArrayList<>();
    for (Member member : state.members().values()) {
      if (member.takesPart() && member.standing().isPresent()) {
        work.add(() -> head(run, member));
      }
    }
    return services.tasks().all(work, PARALLEL_READS).stream().flatMap(Optional::stream).toList();
  }

  private static Optional<SourceHead> head(GroupRun run, Member member) {
    try {
      return Optional.of(SourceHead.read(run.sides().source(), member));
    } catch (DrException e) {
      Log.of(DefaultEngine.class).info("{} did not answer", member.source(), e);
      return Optional.empty();
    }
  }

  @Override
  public List<MemberVerdict> verify(Set<String> groups, VerifyOptions options) {
    Verifier verifier = new Verifier(tables.get(), services.tasks(), PARALLEL_READS);
    return each(groups, run -> new VerifyGroup(run, verifier, options).verifyAndNote()).stream()
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<Unprotected> unprotected() {
    return config.workspaces().stream()
        .flatMap(workspace -> new Coverage(workspace, services).unprotected().stream())
        .toList();
  }

  @Override
  public void quarantine(String group, String member, String reason) {
    if (reason.isBlank()) {
      throw new DrException(
          Problem.CONFIG_MISSING, "a quarantine needs a reason: others will want to know why");
    }
    one(group, run -> new Membership(run).quarantine(member, reason));
  }

  @Override
  public void lift(String group, String member) {
    one(group, run -> new Membership(run).lift(member));
  }

  private void one(String group, java.util.function.Consumer<GroupRun> work) {
    each(
        Set.of(group),
        run -> {
          work.accept(run);
          return true;
        });
  }

  @Override
  public List<GroupReport> prune(Set<String> groups) {
    return each(groups, RunReports::prune, GroupReport::failed);
  }

  private <R> List<R> each(Set<String> wanted, Function<GroupRun, R> work) {
    return each(
        wanted,
        work,
        (group, failure) -> {
          throw failure;
        });
  }

  /** Does {@code work} for every group that is wanted; the results are in the order of the file. */
  private <R> List<R> each(
      Set<String> wanted, Function<GroupRun, R> work, BiFunction<String, DrException, R> unopened) {
    checkKnown(wanted);
    Map<String, R> results = new ConcurrentHashMap<>();
    GroupOrder.rounds(config.workspaces(), group -> isWanted(group, wanted))
        .forEach(round -> each(round, work, unopened, results));
    return groups().stream()
        .flatMap(name -> Optional.ofNullable(results.get(name)).stream())
        .toList();
  }

  private <R> void each(
      GroupOrder.Round round,
      Function<GroupRun, R> work,
      BiFunction<String, DrException, R> unopened,
      Map<String, R> results) {
    OpenWorkspace open;
    try {
      open = new OpenWorkspace(round.workspace(), services);
    } catch (DrException e) {
      round.groups().forEach(it -> results.put(it.name(), unopened.apply(it.name(), e)));
      return;
    }
    try (open) {
      each(open, round, work, results);
    }
  }

  private <R> void each(
      OpenWorkspace open,
      GroupOrder.Round round,
      Function<GroupRun, R> work,
      Map<String, R> results) {
    Precedence<SyncGroup> order =
        new Precedence<>(
            round.groups(), (group, other) -> group.dependsOn().contains(other.name()));
    int limit = round.workspace().run().limits().parallelGroups();
    services
        .tasks()
        .each(
            order.stream(),
            limit,
            group ->
                order.run(
                    group,
                    () ->
                        results.put(
                            group.name(), work.apply(new GroupRun(open, group, services)))));
  }

  private static boolean isWanted(SyncGroup group, Set<String> wanted) {
    return wanted.isEmpty()
        || wanted.contains(group.name())
        || group.formerly().stream().anyMatch(wanted::contains);
  }

  private void checkKnown(Set<String> wanted) {
    Set<String> unknown = new HashSet<>(wanted);
    config.workspaces().stream()
        .flatMap(workspace -> workspace.groups().stream())
        .forEach(
            group -> {
              unknown.remove(group.name());
              group.formerly().forEach(unknown::remove);
            });
    if (!unknown.isEmpty()) {
      throw new DrException(
          Problem.GROUP_UNKNOWN,
          "no group is called " + String.join(", ", unknown) + "; there are " + groups());
    }
  }

  @Override
  public void close() {
    services.tasks().close();
  }
}

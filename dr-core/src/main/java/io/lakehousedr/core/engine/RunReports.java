package io.lakehousedr.core.engine;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.publish.Completer;
import io.lakehousedr.core.journal.RunWatch;
import io.lakehousedr.core.prune.PruneOutcome;
import io.lakehousedr.core.retry.Retry;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.RunId;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.report.PastRun;
import io.lakehousedr.report.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs of single groups whose result is a report, whatever happens. */
final class RunReports {
  private static final int ONCE = 0;

  private final GroupRun run;
  private final PastRun.Kind kind;
  private final CopyCount count = new CopyCount();
  private final Services services;

  private RunReports(GroupRun run, PastRun.Kind kind) {
    this.run = run;
    this.kind = kind;
    this.services = run.services().listening(count);
  }

  /** What a run did to a group. */
  record Done(Outcome outcome, Map<String, DrException> failures) {}

  /** What one of the tries came to. */
  private record Try(RunId run, Done done) {}

  static GroupReport recover(GroupRun run) {
    return of(run, PastRun.Kind.RECOVER, ONCE, counted -> new Done(recovered(counted), Map.of()));
  }

  static GroupReport prune(GroupRun run) {
    return of(run, PastRun.Kind.PRUNE, ONCE, RunReports::pruned);
  }

  /**
   * Does {@code work}, and again while what failed may pass.
   *
   * @param kind of run, as it is noted
   * @param more tries after the first, each of them a run of its own
   */
  static GroupReport of(GroupRun run, PastRun.Kind kind, int more, Function<GroupRun, Done> work) {
    return new RunReports(run, kind).report(more, work);
  }

  private static Done pruned(GroupRun run) {
    Optional<GroupId> id = run.known();
    if (id.isEmpty()) {
      return new Done(new Outcome.Skipped("no cut has been made yet"), Map.of());
    }
    PruneOutcome outcome = run.prune(run.log(id.get()));
    if (outcome instanceof PruneOutcome.Pruned pruned) {
      return new Done(outcome(pruned.state()), pruned.spared());
    }
    return outcome instanceof PruneOutcome.Nothing nothing
        ? new Done(new Outcome.Skipped("nothing to delete"), nothing.spared())
        : new Done(
            new Outcome.Skipped("too early: no complete cut since the region became passive"),
            Map.of());
  }

  private static Outcome recovered(GroupRun run) {
    Optional<GroupId> id = run.known();
    Optional<GroupState> state = id.flatMap(known -> run.log(known).state());
    if (state.isEmpty()) {
      return new Outcome.Skipped("no cut has been made yet");
    }
    if (state.get().pending().isEmpty()) {
      return new Outcome.Skipped("nothing to complete");
    }
    Completer completer = run.completer(run.log(id.orElseThrow()));
    return outcome(completer.complete(state.get()));
  }

  static Outcome outcome(GroupState state) {
    return state
        .current()
        .<Outcome>map(cut -> new Outcome.Succeeded(cut.instant()))
        .orElseGet(() -> new Outcome.Skipped("no member could make a cut yet"));
  }

  private GroupReport report(int more, Function<GroupRun, Done> work) {
    Instant began = services.clock().instant();
    Retry.Tried<Try> tried =
        services
            .retry()
            .within(Retry.Limits.ofSyncs(more))
            .repeat(() -> once(work), one -> wanting(one.done()), this::again);
    Done done = tried.result().done();
    return new GroupReport(
        run.group().name(),
        done.outcome(),
        done.failures(),
        count.files(),
        count.bytes(),
        count.found(),
        count.notKept(),
        Duration.between(began, services.clock().instant()),
        tried.tries(),
        new Verification.NotDone());
  }

  private void again(Try failed, DrException why, int tried, Duration pause) {
    String name = run.group().name();
    Log.of(RunReports.class).info("group {}: try {} failed, next in {}", name, tried, pause);
    services.listener().on(new EngineEvent.TryFailed(name, failed.run(), tried, why, pause));
  }

  /** A run of its own: the names in its stage are used once. */
  private Try once(Function<GroupRun, Done> work) {
    RunWatch watch = new RunWatch(kind, run::notes, services.clock());
    GroupRun own = run.again(services.listening(watch));
    String name = run.group().name();
    own.services().listener().on(new EngineEvent.RunStarted(name, own.id()));
    Done done = done(own, work);
    own.services().listener().on(new EngineEvent.RunEnded(name, own.id()));
    watch.ended(done.outcome(), done.failures());
    return new Try(own.id(), done);
  }

  private static Done done(GroupRun run, Function<GroupRun, Done> work) {
    try {
      return work.apply(run);
    } catch (DrException e) {
      Log.of(RunReports.class).info("group {} failed", run.group().name(), e);
      return new Done(
          e.kind() == ErrorKind.OUTCOME_UNKNOWN ? new Outcome.Unknown(e) : new Outcome.Failed(e),
          Map.of());
    }
  }

  /** Members that failed are tried again too, unless one among them has to be mended first. */
  private static Optional<DrException> wanting(Done done) {
    if (done.outcome() instanceof Outcome.Failed failed) {
      return Optional.of(failed.error());
    }
    if (done.outcome() instanceof Outcome.Unknown unknown) {
      return Optional.of(unknown.error());
    }
    Collection<DrException> failures = done.failures().values();
    return failures.stream()
        .filter(failure -> !Retry.mayPass(failure))
        .findFirst()
        .or(() -> failures.stream().findFirst());
  }
}

package io.lakehousedr.core.engine;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.publish.Completer;
import io.lakehousedr.core.prune.PruneOutcome;
import io.lakehousedr.core.sync.SyncResult;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Runs of single groups whose result is a report, whatever happens. */
final class SyncAll {
  private SyncAll() {}

  /** What a run did to a group. */
  private record Done(Outcome outcome, Map<String, DrException> failures) {}

  static GroupReport sync(GroupRun run, Optional<Instant> at, ControlBook book) {
    Instant began = run.services().clock().instant();
    GroupReport report = sync(run, at, () -> book.began(run.group().name()));
    book.ended(report, began, run.services().clock().instant());
    return report;
  }

  /** Nobody who syncs waits for the metadata tables to say that he does. */
  private static GroupReport sync(GroupRun run, Optional<Instant> at, Runnable told) {
    List<Callable<Optional<GroupReport>>> work =
        List.of(
            () -> Optional.of(report(run, counted -> synced(counted, at))),
            () -> {
              told.run();
              return Optional.empty();
            });
    return run.services().tasks().all(work, 2).get(0).orElseThrow();
  }

  private static Done synced(GroupRun run, Optional<Instant> at) {
    SyncResult result = run.sync(run.enter(), at);
    return new Done(outcome(result.state()), result.failures());
  }

  static GroupReport recover(GroupRun run) {
    return report(run, counted -> new Done(recovered(counted), Map.of()));
  }

  static GroupReport prune(GroupRun run) {
    return report(run, SyncAll::pruned);
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

  private static Outcome outcome(GroupState state) {
    return state
        .current()
        .<Outcome>map(cut -> new Outcome.Succeeded(cut.instant()))
        .orElseGet(() -> new Outcome.Skipped("no member could make a cut yet"));
  }

  private static GroupReport report(GroupRun run, Function<GroupRun, Done> work) {
    Services services = run.services();
    Instant began = services.clock().instant();
    CopyCount count = new CopyCount();
    String name = run.group().name();
    GroupRun counted = new GroupRun(run.workspace(), run.group(), services.listening(count));
    services.listener().on(new EngineEvent.RunStarted(name, counted.id()));
    Done done = done(counted, work);
    services.listener().on(new EngineEvent.RunEnded(name, counted.id()));
    return new GroupReport(
        name,
        done.outcome(),
        done.failures(),
        count.files(),
        count.bytes(),
        count.found(),
        Duration.between(began, services.clock().instant()));
  }

  private static Done done(GroupRun run, Function<GroupRun, Done> work) {
    try {
      return work.apply(run);
    } catch (DrException e) {
      Log.of(SyncAll.class).info("group {} failed", run.group().name(), e);
      return new Done(
          e.kind() == ErrorKind.OUTCOME_UNKNOWN ? new Outcome.Unknown(e) : new Outcome.Failed(e),
          Map.of());
    }
  }
}

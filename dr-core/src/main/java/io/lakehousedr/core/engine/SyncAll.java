package io.lakehousedr.core.engine;

import io.lakehousedr.core.sync.SyncResult;
import io.lakehousedr.engine.SyncOptions;
import io.lakehousedr.error.DrException;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.report.PastRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The syncs of one call: each group after those it depends on, tried again while what failed may
 * pass, verified where that is asked for, and noted in the metadata tables. Thread-safe.
 */
final class SyncAll {
  private final SyncOptions options;
  private final Function<OpenWorkspace, ControlBook> books;
  private final Map<String, GroupReport> ended = new ConcurrentHashMap<>();

  /**
   * Nothing has been synced.
   *
   * @param options how it is done
   * @param books the metadata tables of a workspace
   */
  SyncAll(SyncOptions options, Function<OpenWorkspace, ControlBook> books) {
    this.options = options;
    this.books = books;
  }

  /** Syncs a group whose dependencies have ended. */
  GroupReport sync(GroupRun run) {
    Instant began = run.services().clock().instant();
    ControlBook book = books.apply(run.workspace());
    GroupReport report =
        held(run)
            .map(reason -> GroupReport.skipped(run.group().name(), reason))
            .orElseGet(() -> synced(run, book));
    book.ended(report, began, run.services().clock().instant());
    ended.put(report.group(), report);
    return report;
  }

  /** A group whose workspace could not be opened: none that builds on it is synced. */
  GroupReport unopened(String group, DrException failure) {
    GroupReport report = GroupReport.failed(group, failure);
    ended.put(group, report);
    return report;
  }

  /** Nobody who syncs waits for the metadata tables to say that he does. */
  private GroupReport synced(GroupRun run, ControlBook book) {
    List<Callable<Optional<GroupReport>>> work =
        List.of(
            () -> Optional.of(synced(run)),
            () -> {
              book.began(run.group().name());
              return Optional.empty();
            });
    return run.services().tasks().all(work, 2).get(0).orElseThrow();
  }

  private GroupReport synced(GroupRun run) {
    Optional<VerifyAfterSync> verify = VerifyAfterSync.of(run);
    GroupReport report =
        RunReports.of(
            run,
            PastRun.Kind.SYNC,
            run.group().policy().maxRetries(),
            counted -> sync(counted, options));
    return verify.map(wanted -> wanted.of(report)).orElse(report);
  }

  private static RunReports.Done sync(GroupRun run, SyncOptions options) {
    try {
      SyncResult result = run.sync(run.enter(), options);
      return new RunReports.Done(RunReports.outcome(result.state()), result.failures());
    } catch (DrException e) {
      throw run.workspace().explain(e);
    }
  }

  /** A group that builds on another is not synced ahead of it. Groups that do not run hold none. */
  private Optional<String> held(GroupRun run) {
    return run.group().dependsOn().stream()
        .flatMap(name -> Optional.ofNullable(ended.get(name)).stream())
        .filter(report -> !(report.outcome() instanceof Outcome.Succeeded))
        .findFirst()
        .map(report -> "it depends on group " + report.group() + ", which has no new cut");
  }
}

package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.core.control.ControlReport;
import io.lakehousedr.core.control.ControlTables;
import io.lakehousedr.core.control.GroupDefinition;
import io.lakehousedr.core.control.Region;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.report.Verification;
import io.lakehousedr.spi.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keeps the metadata tables that SQL users query, in both regions. They say what the decision log
 * says and decide nothing: a region that cannot be written is healed later and stops no sync.
 * Thread-safe.
 */
final class ControlBook {
  /** Where the table lies, below each region's control root. */
  static final ObjectPath FOLDER = GroupLog.ROOT.resolve("metadata").resolve("sync_groups");

  private final Optional<ControlTables> tables;

  private ControlBook(Optional<ControlTables> tables) {
    this.tables = tables;
  }

  static ControlBook open(OpenWorkspace open, Services services, ControlTableFactory factory) {
    if (!open.workspace().metadataTables()) {
      return new ControlBook(Optional.empty());
    }
    List<Region> regions = new ArrayList<>();
    atPrimary(open)
        .map(store -> new Region(open.primaryName(), factory.in(store, FOLDER)))
        .ifPresent(regions::add);
    regions.add(new Region(open.secondaryName(), factory.in(open.sides().control(), FOLDER)));
    return new ControlBook(Optional.of(new ControlTables(regions, services.clock())));
  }

  private static Optional<ObjectStore> atPrimary(OpenWorkspace open) {
    try {
      return Optional.of(open.controlAtPrimary());
    } catch (DrException e) {
      Log.of(ControlBook.class)
          .warn("the metadata table of {} is behind: it cannot be opened", open.primaryName(), e);
      return Optional.empty();
    }
  }

  /**
   * Brings the tables in step with the configuration.
   *
   * @param mayStand whether a group stands in the file though it is not among the workspace's: its
   *     row is kept
   */
  void define(Workspace workspace, Predicate<String> mayStand) {
    tables.ifPresent(
        known -> {
          List<GroupDefinition> wanted = new ArrayList<>();
          workspace.groups().forEach(group -> wanted.add(definition(group)));
          known.read().rows().stream()
              .map(row -> row.group())
              .filter(group -> wanted.stream().noneMatch(it -> it.name().equals(group.name())))
              .filter(group -> mayStand.test(group.name()))
              .forEach(wanted::add);
          report("the configuration", known.synchronise(wanted));
        });
  }

  private static GroupDefinition definition(SyncGroup group) {
    List<String> members = new ArrayList<>();
    group.tables().forEach(table -> members.add(table.reference().toString()));
    group.files().forEach(files -> members.add(files.path().toString()));
    return new GroupDefinition(group.name(), group.workflow(), members);
  }

  void began(String group) {
    tables.ifPresent(known -> report(group, known.record(group, state -> state.inProgress())));
  }

  void ended(GroupReport report, Instant began, Instant ended) {
    tables.ifPresent(
        known ->
            report(
                report.group(),
                known.record(
                    report.group(),
                    state ->
                        isGood(report)
                            ? state.succeeded(began, ended, note(report))
                            : state.failed(ended, reason(report)))));
  }

  private static boolean isGood(GroupReport report) {
    return report.outcome() instanceof Outcome.Succeeded
        && !(report.verification() instanceof Verification.Different);
  }

  private static Optional<String> note(GroupReport report) {
    return report.failures().isEmpty()
        ? Optional.empty()
        : Optional.of("not in the cut: " + String.join(", ", report.failures().keySet()));
  }

  private static String reason(GroupReport report) {
    return report.verification() instanceof Verification.Different different
        ? found(different)
        : reason(report.outcome());
  }

  private static String found(Verification.Different different) {
    return different.verdicts().stream()
        .filter(verdict -> !verdict.isClean())
        .map(verdict -> verdict.member() + ": " + verdict.findings().get(0).what())
        .collect(Collectors.joining("; ", Problem.VERIFY_FAILED.code() + " ", ""));
  }

  private static String reason(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.error().problem().code() + " " + failed.error().message();
    }
    if (outcome instanceof Outcome.Unknown unknown) {
      return unknown.error().problem().code() + " " + unknown.error().message();
    }
    return outcome instanceof Outcome.Skipped skipped ? skipped.reason() : "";
  }

  private static void report(String what, ControlReport report) {
    if (!report.isComplete()) {
      Log.of(ControlBook.class)
          .warn("the metadata tables are behind for {}: {}", what, Map.copyOf(report.regions()));
    }
  }
}

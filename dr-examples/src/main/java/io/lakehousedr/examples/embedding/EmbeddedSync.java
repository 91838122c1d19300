package io.lakehousedr.examples.embedding;

import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Syncs every group of a configuration from plain Java and tells of each step. */
public final class EmbeddedSync {
  private EmbeddedSync() {}

  /** Takes the path of a configuration. */
  public static void main(String[] arguments) {
    List<GroupReport> reports = sync(Path.of(arguments[0]), System.out::println);
    boolean failed = reports.stream().anyMatch(it -> !(it.outcome() instanceof Outcome.Succeeded));
    System.exit(failed ? 1 : 0);
  }

  /**
   * Syncs every group once.
   *
   * @param progress is told of each step, from several threads at once
   */
  public static List<GroupReport> sync(Path config, Consumer<String> progress) {
    try (DrEngine engine = LakehouseDr.open(config, event -> progress.accept(describe(event)))) {
      return engine.sync(Set.of(), Optional.empty());
    }
  }

  private static String describe(EngineEvent event) {
    if (event instanceof EngineEvent.CutCommitted cut) {
      return cut.group() + " will stand at " + cut.instant() + ", whatever happens now";
    } else if (event instanceof EngineEvent.CutComplete cut) {
      return cut.group() + " stands at " + cut.instant();
    } else if (event instanceof EngineEvent.MemberFailed failed) {
      return failed.member()
          + ": "
          + failed.error().problem().code()
          + " "
          + failed.error().message();
    }
    return event.toString();
  }
}

package io.lakehousedr.benchmarks;

import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.report.Outcome;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The engine as a whole process, with nothing around it: {@code sync CONFIG}, {@code plan CONFIG},
 * {@code status CONFIG}.
 */
public final class Dr {
  private Dr() {}

  /** Runs one command; ends with 1 when a group did not succeed. */
  public static void main(String... arguments) {
    Path config = Path.of(arguments[1]);
    try (DrEngine engine = LakehouseDr.open(config, EngineListener.NONE)) {
      boolean good =
          switch (arguments[0]) {
            case "sync" -> sync(engine);
            case "plan" -> plan(engine);
            case "status" -> status(engine);
            default -> throw new IllegalArgumentException("sync, plan or status");
          };
      System.exit(good ? 0 : 1);
    }
  }

  private static boolean sync(DrEngine engine) {
    return engine.sync(Set.of(), Optional.empty()).stream()
        .peek(System.out::println)
        .allMatch(
            report -> report.outcome() instanceof Outcome.Succeeded && report.failures().isEmpty());
  }

  private static boolean plan(DrEngine engine) {
    engine.plan(Set.of(), Optional.empty()).forEach(System.out::println);
    return true;
  }

  private static boolean status(DrEngine engine) {
    engine.status(Set.of()).forEach(System.out::println);
    return true;
  }
}

package io.lakehousedr.benchmarks.compare;

import io.lakehousedr.benchmarks.data.Lakehouse;
import io.lakehousedr.benchmarks.measure.Figures;
import io.lakehousedr.benchmarks.measure.Took;
import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.plan.MemberPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The two ways to look at a large table: {@code PLAN FOLDER} and {@code READ FOLDER}. */
public final class PlanOrRead {
  /** What is done. */
  enum What {
    /** The engine's plan of a table that has no replica yet. */
    PLAN,
    /** The paths alone, with the Parquet library alone. */
    READ
  }

  private PlanOrRead() {}

  /** Does it once, in a new process. */
  public static void main(String... arguments) throws IOException {
    Lakehouse lakehouse = new Lakehouse(Path.of(arguments[1]));
    System.out.println(look(What.valueOf(arguments[0]), lakehouse));
  }

  /** Does both in turns in this process, which is warm after the first rounds. */
  static void inTurns(Lakehouse lakehouse, int rounds) throws IOException, InterruptedException {
    Figures figures = new Figures("The same in one warm process");
    for (int round = 0; round < rounds + 3; round++) {
      for (What what : What.values()) {
        Took took = Took.here(() -> look(what, lakehouse));
        if (round >= 3) {
          figures.time(what + ", warm", () -> took);
        }
      }
    }
    figures.print();
    figures.ratio("PLAN, warm", "READ, warm", "at most 3");
  }

  private static long look(What what, Lakehouse lakehouse) throws IOException {
    return what == What.PLAN ? plan(lakehouse) : BareRead.paths(lakehouse.table());
  }

  private static long plan(Lakehouse lakehouse) {
    try (DrEngine engine = LakehouseDr.open(lakehouse.config(), EngineListener.NONE)) {
      MemberPlan plan = engine.plan(Set.of(), Optional.empty()).get(0).members().get(0);
      if (plan instanceof MemberPlan.Seed seed) {
        return seed.work().files();
      }
      throw new IllegalStateException("not a first plan: " + plan);
    }
  }
}

package io.lakehousedr.benchmarks.compare;

import io.lakehousedr.benchmarks.data.Lakehouse;
import io.lakehousedr.benchmarks.data.SampleTable;
import io.lakehousedr.benchmarks.measure.Figures;
import io.lakehousedr.benchmarks.measure.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The first plan of a large table, beside a bare read of its paths, in 256 MB of heap each. */
public final class Plans {
  private static final String HEAP = "-Xmx256m";

  private Plans() {}

  /** Compares for a table of {@code files} files; its data is not looked at by a plan. */
  public static void run(Path folder, int files, int repeat)
      throws IOException, InterruptedException {
    Lakehouse lakehouse = new Lakehouse(folder).configure();
    SampleTable.ofCheckpointAlone(lakehouse.table(), files);
    Figures figures = new Figures("First plan of " + files + " files, " + HEAP);
    for (int round = 0; round < repeat; round++) {
      for (PlanOrRead.What what : PlanOrRead.What.values()) {
        for (String flags : List.of("-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4")) {
          figures.time(
              what + ", process, C" + flags.charAt(flags.length() - 1),
              () -> program(flags, what, lakehouse).run());
        }
      }
    }
    figures.print();
    figures.ratio("PLAN, process, C1", "READ, process, C1", "at most 3");
    figures.ratio("PLAN, process, C4", "READ, process, C4", "at most 3");
    PlanOrRead.inTurns(lakehouse, 5 * repeat);
  }

  private static Program program(String tier, PlanOrRead.What what, Lakehouse lakehouse) {
    return Program.java(
        List.of(HEAP, "-XX:+UseSerialGC", "-Xshare:auto", tier),
        PlanOrRead.class,
        what.name(),
        lakehouse.folder().toString());
  }
}

package io.lakehousedr.benchmarks.compare;

import io.lakehousedr.benchmarks.Dr;
import io.lakehousedr.benchmarks.data.Lakehouse;
import io.lakehousedr.benchmarks.data.SampleTable;
import io.lakehousedr.benchmarks.measure.Figures;
import io.lakehousedr.benchmarks.measure.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code status} as a whole process, beside a Java process that does nothing. */
public final class Status {
  private Status() {}

  /** Measures on a group with a cut. */
  public static void run(Path folder, int repeat) throws IOException, InterruptedException {
    Lakehouse lakehouse = new Lakehouse(folder).configure();
    SampleTable.ofOneCommit(lakehouse.table(), 10, 1000);
    Program.dr(Dr.class, "sync", lakehouse.config()).run();
    Figures figures = new Figures("Status, cold");
    for (int round = 0; round < repeat; round++) {
      figures.time("dr status", () -> Program.dr(Dr.class, "status", lakehouse.config()).run());
      figures.time(
          "java that does nothing",
          () -> Program.java(List.of("-XX:+UseSerialGC"), Nothing.class).run());
    }
    figures.print();
    figures.ratio("dr status", "java that does nothing", "under a second by itself");
  }

  /** A main without work. */
  static final class Nothing {
    private Nothing() {}

    /** Does nothing. */
    public static void main(String... arguments) {
      System.out.println(arguments.length);
    }
  }
}

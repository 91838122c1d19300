package io.lakehousedr.benchmarks.compare;

import io.lakehousedr.benchmarks.Dr;
import io.lakehousedr.benchmarks.data.Lakehouse;
import io.lakehousedr.benchmarks.data.SampleTable;
import io.lakehousedr.benchmarks.measure.Figures;
import io.lakehousedr.benchmarks.measure.Folders;
import io.lakehousedr.benchmarks.measure.Program;
import io.lakehousedr.benchmarks.measure.Took;
import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sync after one commit of 10 files, on tables of several sizes. The replicas' data is made by
 * hard links; the first sync finds it.
 */
public final class Changes {
  private static final int WARM_UP = 20;

  private final Path folder;
  private final int repeat;
  private final List<Lakehouse> lakehouses = new ArrayList<>();
  private final Figures figures = new Figures("Sync after one commit of 10 files of 64 KiB");

  private Changes(Path folder, int repeat) {
    this.folder = folder;
    this.repeat = repeat;
  }

  /** Compares tables of {@code sizes} files. */
  public static void run(Path folder, List<Integer> sizes, int repeat)
      throws IOException, InterruptedException {
    Changes changes = new Changes(folder, repeat);
    for (int size : sizes) {
      changes.prepare(size);
    }
    for (int round = 0; round < repeat; round++) {
      for (Lakehouse lakehouse : changes.lakehouses) {
        changes.processes(lakehouse);
      }
    }
    changes.running();
    changes.report();
  }

  private void prepare(int size) throws IOException, InterruptedException {
    Lakehouse lakehouse = new Lakehouse(folder.resolve("files-" + size)).configure();
    lakehouses.add(lakehouse);
    SampleTable.ofCheckpoint(lakehouse.table(), size);
    for (Path target : List.of(lakehouse.replica(), rclone(lakehouse))) {
      Folders.link(lakehouse.table(), target);
    }
    Folders.delete(lakehouse.replica().resolve("_delta_log"));
    Folders.settle(folder);
    figures.time("first sync, found: " + label(lakehouse), () -> dr(lakehouse).run());
  }

  private void processes(Lakehouse lakehouse) throws IOException, InterruptedException {
    SampleTable.open(lakehouse.table()).append(10, 64 << 10);
    Folders.settle(folder);
    figures.time("dr sync: " + label(lakehouse), () -> dr(lakehouse).run());
    figures.time(
        "rclone sync; sync -f: " + label(lakehouse),
        () ->
            Folders.durable(
                Program.of(
                    "rclone", "sync", lakehouse.table().toString(), rclone(lakehouse).toString()),
                folder));
  }

  /** In one engine that stays open; the tables take turns. */
  private void running() throws IOException, InterruptedException {
    List<DrEngine> engines = new ArrayList<>();
    for (Lakehouse lakehouse : lakehouses) {
      engines.add(LakehouseDr.open(lakehouse.config(), EngineListener.NONE));
    }
    for (int round = 0; round < WARM_UP + 5 * repeat; round++) {
      for (int i = 0; i < engines.size(); i++) {
        SampleTable.open(lakehouses.get(i).table()).append(10, 64 << 10);
        Took took = synced(engines.get(i));
        if (round >= WARM_UP) {
          figures.time("in a running engine: " + label(lakehouses.get(i)), () -> took);
        }
      }
    }
    engines.forEach(DrEngine::close);
  }

  private static Took synced(DrEngine engine) throws IOException, InterruptedException {
    return Took.here(() -> check(engine.sync(Set.of(), Optional.empty()).get(0)));
  }

  private static void check(GroupReport report) {
    if (!(report.outcome() instanceof Outcome.Succeeded) || report.copiedFiles() != 10) {
      throw new IllegalStateException("not a sync of 10 files: " + report);
    }
  }

  private static Program dr(Lakehouse lakehouse) {
    return Program.dr(Dr.class, "sync", lakehouse.config());
  }

  private static Path rclone(Lakehouse lakehouse) {
    return lakehouse.other("rclone").resolve("t");
  }

  private static String label(Lakehouse lakehouse) {
    return lakehouse.folder().getFileName().toString();
  }

  private void report() {
    figures.print();
    String least = label(lakehouses.get(0));
    String most = label(lakehouses.get(lakehouses.size() - 1));
    figures.ratio("dr sync: " + most, "dr sync: " + least, "flat: about 1");
    figures.ratio("in a running engine: " + most, "in a running engine: " + least, "flat: about 1");
    figures.ratio("rclone sync; sync -f: " + most, "dr sync: " + most, "at least 10");
  }
}

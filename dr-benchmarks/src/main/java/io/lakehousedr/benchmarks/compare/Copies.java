package io.lakehousedr.benchmarks.compare;

import io.lakehousedr.benchmarks.Dr;
import io.lakehousedr.benchmarks.data.Lakehouse;
import io.lakehousedr.benchmarks.data.SampleTable;
import io.lakehousedr.benchmarks.measure.Figures;
import io.lakehousedr.benchmarks.measure.Folders;
import io.lakehousedr.benchmarks.measure.Program;
import io.lakehousedr.benchmarks.measure.Took;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A first sync of a table, beside programs that copy its folder. All end with durable bytes. */
public final class Copies {
  private final Lakehouse lakehouse;
  private final Figures figures;

  private Copies(Lakehouse lakehouse, String title) {
    this.lakehouse = lakehouse;
    this.figures = new Figures(title);
  }

  /** Compares for one table of {@code files} files of {@code size} bytes. */
  public static void run(Path folder, int files, long size, int repeat)
      throws IOException, InterruptedException {
    Lakehouse lakehouse = new Lakehouse(folder).configure();
    SampleTable.ofOneCommit(lakehouse.table(), files, size);
    Copies copies = new Copies(lakehouse, files + " files of " + size + " bytes, first sync");
    for (int round = 0; round < repeat; round++) {
      copies.round(round);
    }
    copies.report();
  }

  /** The order turns, so that nobody always comes after the same one. */
  private void round(int round) throws IOException, InterruptedException {
    for (int turn = 0; turn < 3; turn++) {
      switch ((round + turn) % 3) {
        case 0 -> figures.time("dr sync", this::dr);
        case 1 -> figures.time("rclone sync; sync -f", this::rclone);
        default -> figures.time("cp -r; sync -f", this::cp);
      }
    }
  }

  private Took dr() throws IOException, InterruptedException {
    Folders.settle(lakehouse.folder());
    Took took = Program.dr(Dr.class, "sync", lakehouse.config()).run();
    Folders.clear(lakehouse.secondary());
    return took;
  }

  private Took rclone() throws IOException, InterruptedException {
    Path target = lakehouse.other("rclone");
    return other(Program.of("rclone", "sync", lakehouse.table().toString(), target + "/t"), target);
  }

  private Took cp() throws IOException, InterruptedException {
    Path target = Files.createDirectories(lakehouse.other("cp"));
    return other(Program.of("cp", "-r", lakehouse.table().toString(), target + "/t"), target);
  }

  private Took other(Program program, Path target) throws IOException, InterruptedException {
    Folders.settle(lakehouse.folder());
    Files.createDirectories(target);
    Took took = Folders.durable(program, target);
    Folders.clear(target);
    return took;
  }

  private void report() {
    figures.print();
    figures.ratio("dr sync", "rclone sync; sync -f", "at most 1");
    figures.ratio("dr sync", "cp -r; sync -f", "at most 1.25 for large files");
  }
}

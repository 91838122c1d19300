package io.lakehousedr.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Cleans up between runs, outside what is timed. */
public final class Folders {
  private Folders() {}

  /** Deletes a folder and lets the disk come to rest. */
  public static void clear(Path folder) throws IOException, InterruptedException {
    delete(folder);
    settle(Objects.requireNonNull(folder.getParent()));
  }

  /** Deletes a folder, if it is there. */
  public static void delete(Path folder) throws IOException, InterruptedException {
    Program.of("rm", "-rf", "--one-file-system", folder.toString()).run();
  }

  /** Writes out what is still in memory, so that the next run does not pay for it. */
  public static void settle(Path folder) throws IOException, InterruptedException {
    Program.of("sync", "-f", folder.toString()).run();
  }

  /** Copies a tree by hard links: names, times and sizes without the bytes. */
  public static void link(Path from, Path to) throws IOException, InterruptedException {
    Files.createDirectories(to.getParent());
    Program.of("cp", "-al", from.toString(), to.toString()).run();
  }

  /** Runs a program and then {@code sync -f}: both count. */
  public static Took durable(Program program, Path folder)
      throws IOException, InterruptedException {
    return program.run().plus(Program.of("sync", "-f", folder.toString()).run());
  }
}

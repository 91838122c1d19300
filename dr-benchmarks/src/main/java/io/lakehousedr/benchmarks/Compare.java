package io.lakehousedr.benchmarks;

import io.lakehousedr.benchmarks.compare.Changes;
import io.lakehousedr.benchmarks.compare.Copies;
import io.lakehousedr.benchmarks.compare.Plans;
import io.lakehousedr.benchmarks.compare.Status;
import io.lakehousedr.benchmarks.measure.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a comparison by name, in a folder below {@code -Dfolder} (default: the system's temporary
 * folder) that is deleted at the end: {@code large}, {@code small}, {@code change}, {@code plan},
 * {@code status}. {@code -Drepeat} says how often each is timed, {@code -Dfiles} changes the sizes.
 */
public final class Compare {
  private Compare() {}

  /** Runs what is named. */
  public static void main(String... names) throws IOException, InterruptedException {
    for (String name : names) {
      Path base = Path.of(System.getProperty("folder", System.getProperty("java.io.tmpdir", ".")));
      Path folder = Files.createTempDirectory(base, "dr-benchmark-" + name + "-").toRealPath();
      try {
        System.out.println("# " + name + " in " + folder);
        run(name, folder);
      } finally {
        Folders.delete(folder);
      }
    }
  }

  private static void run(String name, Path folder) throws IOException, InterruptedException {
    int repeat = Integer.getInteger("repeat", 5);
    switch (name) {
      case "large" -> Copies.run(folder, files(4).get(0), 1L << 30, repeat);
      case "small" -> Copies.run(folder, files(10_000).get(0), 64 << 10, repeat);
      case "change" -> Changes.run(folder, files(10_000, 100_000, 1_000_000), repeat);
      case "plan" -> Plans.run(folder, files(1_000_000).get(0), repeat);
      case "status" -> Status.run(folder, repeat);
      default -> throw new IllegalArgumentException("large, small, change, plan or status");
    }
  }

  private static List<Integer> files(Integer... usual) {
    String files = System.getProperty("files", "");
    return files.isEmpty()
        ? List.of(usual)
        : Arrays.stream(files.split(",")).map(Integer::valueOf).toList();
  }
}

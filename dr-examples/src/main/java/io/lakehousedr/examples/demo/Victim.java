package io.lakehousedr.examples.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a {@link DyingSync} in another JVM and kills it at the step it was asked for. */
public final class Victim {
  private Victim() {}

  /**
   * How it ended.
   *
   * @param process its number
   * @param steps the events it told of, the last one being where it was killed
   * @param exit of the process
   */
  public record Death(long process, List<String> steps, int exit) {
    /** Where it was killed; "nowhere" when it ended before. */
    public String at() {
      String last = steps.isEmpty() ? "" : steps.get(steps.size() - 1);
      return last.startsWith(DyingSync.REACHED)
          ? last.substring(DyingSync.REACHED.length())
          : "nowhere";
    }
  }

  /**
   * Syncs a group in another process until an event comes, and kills it there.
   *
   * @param event simple name of the event's class
   */
  public static Death kill(Path config, String group, String event)
      throws IOException, InterruptedException {
    Process process = start(config, group, event);
    try (BufferedReader lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
      List<String> steps = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        steps.add(line);
        if (line.startsWith(DyingSync.REACHED)) {
          break;
        }
      }
      process.destroyForcibly();
      return new Death(process.pid(), List.copyOf(steps), process.waitFor());
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Path config, String group, String event) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            DyingSync.class.getName(),
            config.toString(),
            group,
            event)
        .redirectError(config.resolveSibling("killed.log").toFile())
        .start();
  }
}

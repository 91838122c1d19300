package io.lakehousedr.benchmarks.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Times of several ways to do the same, taken in turns; what counts is their ratio. */
public final class Figures {
  private final String title;
  private final Map<String, List<Duration>> times = new LinkedHashMap<>();

  /** Figures under a title. */
  public Figures(String title) {
    this.title = title;
  }

  /** Work that is timed by itself. */
  @FunctionalInterface
  public interface Timed {
    /** Does the work and says how long it took. */
    Duration run() throws IOException, InterruptedException;
  }

  /** Takes one time. */
  public void time(String name, Timed work) throws IOException, InterruptedException {
    Duration took = work.run();
    times.computeIfAbsent(name, key -> new ArrayList<>()).add(took);
    print("  %-34s %9.1f ms   load %.1f%n", name, millis(took), load());
  }

  /** The median of one series. */
  public Duration median(String name) {
    List<Duration> sorted = times.getOrDefault(name, List.of()).stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("nothing was timed as " + name);
    }
    return sorted.get(sorted.size() / 2);
  }

  /** Prints all series: median, fastest, slowest. */
  public void print() {
    print("%n%s%n", title);
    times.forEach(
        (name, all) ->
            print(
                "  %-34s median %9.1f ms  (%.1f to %.1f, %d runs)%n",
                name,
                millis(median(name)),
                millis(all.stream().min(Duration::compareTo).orElseThrow()),
                millis(all.stream().max(Duration::compareTo).orElseThrow()),
                all.size()));
  }

  /** Prints how the median of one series stands to another's, and the goal. */
  public void ratio(String name, String other, String goal) {
    print(
        "  %s / %s = %.2f   (goal: %s)%n",
        name,
        other,
        (double) median(name).toNanos() / median(other).toNanos(),
        goal);
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}

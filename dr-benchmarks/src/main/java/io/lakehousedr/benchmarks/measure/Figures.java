package io.lakehousedr.benchmarks.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Times of several ways to do the same, taken in turns; what counts is their ratio. */
public final class Figures {
  private final String title;
  private final Map<String, List<Took>> times = new LinkedHashMap<>();

  /** Figures under a title. */
  public Figures(String title) {
    this.title = title;
  }

  /** Work that is timed by itself. */
  @FunctionalInterface
  public interface Timed {
    /** Does the work and says what it took. */
    Took run() throws IOException, InterruptedException;
  }

  /** Takes one time. */
  public void time(String name, Timed work) throws IOException, InterruptedException {
    Took took = work.run();
    times.computeIfAbsent(name, key -> new ArrayList<>()).add(took);
    print(
        "  %-38s %10.1f ms, %9.1f ms of processors, load %.1f%n",
        name, millis(took.wall()), millis(took.cpu()), load());
  }

  private Stream<Duration> sorted(String name, Function<Took, Duration> part) {
    return times.getOrDefault(name, List.of()).stream().map(part).sorted();
  }

  private Duration median(String name, Function<Took, Duration> part) {
    List<Duration> sorted = sorted(name, part).toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("nothing was timed as " + name);
    }
    return sorted.get(sorted.size() / 2);
  }

  /** Prints all series: median, fastest, slowest, processors. */
  public void print() {
    print("%n%s%n", title);
    times.forEach((name, all) -> print(name, sorted(name, Took::wall).toList()));
  }

  private void print(String name, List<Duration> sorted) {
    print(
        "  %-38s median %10.1f ms (%.1f to %.1f, %d runs), %.1f ms of processors%n",
        name,
        millis(median(name, Took::wall)),
        millis(sorted.get(0)),
        millis(sorted.get(sorted.size() - 1)),
        sorted.size(),
        millis(median(name, Took::cpu)));
  }

  /** Prints how one series stands to another, by medians and by the fastest, and the goal. */
  public void ratio(String name, String other, String goal) {
    print(
        "  %s / %s = %.2f (fastest %.2f, processors %.2f); goal: %s%n",
        name,
        other,
        quotient(median(name, Took::wall), median(other, Took::wall)),
        quotient(
            sorted(name, Took::wall).findFirst().orElseThrow(),
            sorted(other, Took::wall).findFirst().orElseThrow()),
        quotient(median(name, Took::cpu), median(other, Took::cpu)),
        goal);
  }

  private static double quotient(Duration time, Duration other) {
    return (double) time.toNanos() / other.toNanos();
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

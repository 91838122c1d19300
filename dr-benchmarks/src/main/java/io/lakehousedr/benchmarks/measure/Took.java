package io.lakehousedr.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What some work took.
 *
 * @param wall time on the clock, which other load makes longer
 * @param cpu time of processors, user and system, which other load changes little
 */
public record Took(Duration wall, Duration cpu) {
  private static final Path STAT = Path.of("/proc/self/stat");
  private static final long NANOS_PER_TICK = 10_000_000;

  /** Both together. */
  public Took plus(Took other) {
    return new Took(wall.plus(other.wall), cpu.plus(other.cpu));
  }

  /** Work that may fail. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws IOException, InterruptedException;
  }

  /** Times work in this process. */
  public static Took here(Work work) throws IOException, InterruptedException {
    return of(work, Took::own);
  }

  /** Times work of child processes, to their end; without their processor time off Linux. */
  public static Took children(Work work) throws IOException, InterruptedException {
    return of(work, Took::ofChildren);
  }

  private static Took of(Work work, LongSupplier processor)
      throws IOException, InterruptedException {
    long cpu = processor.getAsLong();
    long began = System.nanoTime();
    work.run();
    return new Took(
        Duration.ofNanos(System.nanoTime() - began), Duration.ofNanos(processor.getAsLong() - cpu));
  }

  private static long own() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
        ? bean.getProcessCpuTime()
        : 0;
  }

  /** Fields 16 and 17 of proc(5): of all children that were waited for, in ticks of 10 ms. */
  private static long ofChildren() {
    try {
      String stat = Files.readString(STAT);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * NANOS_PER_TICK;
    } catch (IOException e) {
      return 0;
    }
  }
}

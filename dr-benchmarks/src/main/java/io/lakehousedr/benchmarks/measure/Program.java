package io.lakehousedr.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that is started, waited for and timed.
 *
 * @param command with its arguments
 */
public record Program(List<String> command) {
  /** Copies the list. */
  public Program {
    command = List.copyOf(command);
  }

  /** A program on the path. */
  public static Program of(String... command) {
    return new Program(List.of(command));
  }

  /**
   * A Java program on this class path.
   *
   * @param flags of its JVM
   */
  public static Program java(List<String> flags, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), main.getName()));
    command.addAll(List.of(arguments));
    return new Program(command);
  }

  /** The engine with the flags of {@code bin/dr}, or the command in {@code -Ddr.command}. */
  public static Program dr(Class<?> main, String verb, Path config) {
    String other = System.getProperty("dr.command", "");
    if (!other.isEmpty()) {
      List<String> command = new ArrayList<>(List.of(other.split(" ")));
      command.addAll(List.of(verb, "--config", config.toString()));
      return new Program(command);
    }
    return java(flags(), main, verb, config.toString());
  }

  private static List<String> flags() {
    String flags =
        System.getProperty("dr.flags", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto");
    return List.of(flags.split(" "));
  }

  /**
   * Runs it to its end.
   *
   * @throws IllegalStateException with what it printed, when it ends with another code than 0
   */
  public Took run() throws IOException, InterruptedException {
    Path output = Files.createTempFile("dr-benchmark", ".out");
    try {
      return Took.children(() -> check(ended(output), output));
    } finally {
      Files.delete(output);
    }
  }

  private int ended(Path output) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start()
        .waitFor();
  }

  private void check(int code, Path output) throws IOException {
    if (code != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with " + code + ":\n" + Files.readString(output));
    }
  }
}

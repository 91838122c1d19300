package io.lakehousedr.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only a real process shows: signals, exit codes, and which classes a start loads. */
@Timeout(120)
class ProcessTest {
  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private Process java(String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:TieredStopAtLevel=1");
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private static void awaitLine(BufferedReader output, String line) throws IOException {
    for (String seen = output.readLine(); !line.equals(seen); seen = output.readLine()) {
      assertThat(seen).as("the process ended before it said " + line).isNotNull();
    }
  }

  @Test
  void aSignalInterruptsTheEngineAndSaysHowToGoOn() throws Exception {
    stopsOn("TERM");
  }

  @Test
  void ctrlCDoesTheSame() throws Exception {
    assumeTrue(hearsInterrupts(), "this build runs in the background, where INT is ignored");
    stopsOn("INT");
  }

  private void stopsOn(String name) throws Exception {
    Process process = java(HangingMain.class.getName(), folder.toString(), "hears");
    BufferedReader output = output(process);
    awaitLine(output, "hanging");
    signal(process, name);
    assertThat(output.lines().collect(Collectors.joining("\n")))
        .contains("stopping; once more ends it at once")
        .contains("interrupted: run the same command again");
    assertThat(process.waitFor()).isEqualTo(130);
  }

  @Test
  void theSecondSignalEndsAnEngineThatDoesNotHear() throws Exception {
    Process process = java(HangingMain.class.getName(), folder.toString(), "deaf");
    BufferedReader output = output(process);
    awaitLine(output, "hanging");
    signal(process, "TERM");
    awaitLine(output, "stopping; once more ends it at once");
    assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
    signal(process, "TERM");
    assertThat(process.waitFor()).isEqualTo(130);
  }

  @Test
  void quickCommandsLoadNoEngine() throws Exception {
    Path config = new Shell(folder).config();
    for (String command : List.of("--help", "validate", "explain", "schema", "version")) {
      Process process =
          java("-Xlog:class+load", Main.class.getName(), "-c", config.toString(), command);
      List<String> loaded = output(process).lines().toList();
      assertThat(process.waitFor()).as(command).isZero();
      assertThat(loaded)
          .as(command)
          .anyMatch(line -> line.contains("io.lakehousedr.cli.Main "))
          .noneMatch(line -> line.contains(" com.google.inject."))
          .noneMatch(line -> line.contains(" org.apache.hadoop."))
          .noneMatch(line -> line.contains(" ch.qos.logback."))
          .noneMatch(line -> line.contains(" io.lakehousedr.core.assembly."));
    }
  }

  /** Whether SIGINT is not ignored here, as it is in the background of a script. */
  private static boolean hearsInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
        .allMatch(ignored -> (ignored & 2) == 0);
  }
}

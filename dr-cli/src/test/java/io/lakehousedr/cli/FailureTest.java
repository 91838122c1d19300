package io.lakehousedr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong, and what the log tells of it. */
class FailureTest {
  @SuppressWarnings("StaticAssignmentOfThrowable") // where it was made is nobody's concern
  private static final DrException DENIED =
      new DrException(
          Problem.STORE_DENIED, "file:/west\n: access is denied", new IOException("403"));

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private void failing(RuntimeException error) {
    shell.engine.before =
        () -> {
          throw error;
        };
  }

  @Test
  void tellsCodeMessageAndRemedyWithoutAStackTrace() {
    failing(DENIED);
    Shell.Seen seen = shell.dr("sync");
    assertThat(seen.code()).isEqualTo(1);
    assertThat(seen.out()).isEmpty();
    assertThat(seen.err())
        .isEqualTo(
            """
            dr: DR-3005 file:/west\\u{a}: access is denied
                remedy: Grant the permission; dr validate --probe names what is lacking, the \
            store's page in docs/stores what is needed. (dr explain DR-3005)
            """);
    assertThat(shell.engine.asked).endsWith("close");
  }

  @Test
  void doesNotTellTheRemedyTwice() {
    failing(new DrException(Problem.STORE_DENIED, "denied: " + Problem.STORE_DENIED.remedy()));
    assertThat(shell.dr("sync").err()).hasLineCount(1);
  }

  @Test
  void tellsWhatNobodyForesaw() {
    failing(new IllegalStateException("surprise"));
    assertThat(shell.dr("plan").err())
        .startsWith("dr: DR-9001 an unexpected failure (IllegalStateException: surprise)\n")
        .doesNotContain("\tat ");
    shell.engine.before =
        () -> {
          throw new NoClassDefFoundError("io/Missing");
        };
    Shell.Seen seen = shell.dr("plan", "--json");
    assertThat(seen.code()).isEqualTo(1);
    assertThat(seen.json().get(0).at("/code").asText()).isEqualTo("DR-9001");
    assertThat(seen.json().get(1).at("/exit").asInt()).isEqualTo(1);
    assertThat(seen.err()).isEmpty();
  }

  @Test
  void keepsStackTracesInTheLogFile() throws IOException {
    failing(DENIED);
    Path log = folder.resolve("dr.log");
    assertThat(shell.dr("sync", "--log-file", log.toString()).err()).doesNotContain("IOException");
    assertThat(log).content().contains("the command failed").contains("Caused by: ");
    assertThat(Files.readAllLines(log)).noneMatch(line -> line.startsWith(": access is denied"));
    assertThat(shell.dr("sync", "--verbose").err()).contains("IOException: 403");
  }

  @Test
  void logsTheEnginesStepsInJson() throws IOException {
    Path log = folder.resolve("dr.log");
    shell.engine.before = this::steps;
    Shell.Seen seen =
        shell.dr("sync", "--quiet", "--log-file", log.toString(), "--log-format", "json");
    assertThat(seen.err()).isEmpty();
    List<String> lines = Files.readAllLines(log);
    JsonNode failed = new ObjectMapper().readTree(lines.get(1));
    assertThat(failed.at("/type").asText()).isEqualTo("log");
    assertThat(failed.at("/run").asText()).isEqualTo("20260131-140311-aabbccdd");
    assertThat(failed.at("/group").asText()).isEqualTo("core");
    assertThat(failed.at("/table").asText()).isEqualTo("main.core.odd");
    assertThat(failed.at("/code").asText()).isEqualTo("DR-3005");
    assertThat(failed.at("/stack_trace").asText()).contains("IOException");
  }

  private void steps() {
    shell.listener.on(new EngineEvent.RunStarted("core", new RunId("20260131-140311-aabbccdd")));
    shell.listener.on(new EngineEvent.MemberFailed("core", "main.core.odd", DENIED));
  }

  @Test
  void saysSoWhenTheLogFileCannotBeWritten() {
    Shell.Seen seen = shell.dr("sync", "--log-file", folder.toString());
    assertThat(seen.code()).isEqualTo(1);
    assertThat(seen.err()).contains("the log file").contains("cannot be written");
  }

  @Test
  void anInterruptionSaysHowToGoOn() {
    shell.engine.before =
        () -> {
          shell.stop.run();
          assertThat(Thread.currentThread().isInterrupted()).isTrue();
          throw new CancellationException("cancelled");
        };
    Shell.Seen seen = shell.dr("sync");
    assertThat(seen.code()).isEqualTo(130);
    assertThat(seen.err())
        .isEqualTo(
            """

            stopping; once more ends it at once
            interrupted: run the same command again: it goes on where it stopped; \
            dr status tells where
            """);
    assertThat(shell.forced).isZero();
    shell.stop.run();
    assertThat(shell.forced).isEqualTo(1);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(shell.dr("sync", "--json").json().get(0).at("/code").asText())
        .isEqualTo("interrupted");
  }
}

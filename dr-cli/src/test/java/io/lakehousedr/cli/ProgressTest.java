package io.lakehousedr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.cli.host.Screen;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    shell.engine.before = this::run;
  }

  private void run() {
    for (String table : new String[] {"a", "b", "c\n", "d"}) {
      shell.listener.on(new EngineEvent.MemberPinned("core", table, -1, 3));
    }
    shell.clock.sleep(Duration.ofSeconds(4));
    shell.listener.on(new EngineEvent.FileReady("core", "a", 1_800_000_000L, false));
    shell.listener.on(new EngineEvent.FileReady("core", "a", 5_000_000, true));
    shell.clock.sleep(Duration.ofSeconds(6));
    shell.listener.on(new EngineEvent.MemberReady("core", "a"));
    shell.listener.on(
        new EngineEvent.MemberFailed(
            "core", "c\n", new DrException(Problem.STORE_DENIED, "denied")));
    shell.listener.on(new EngineEvent.CutCommitted("core", 4, Instant.EPOCH));
  }

  @Test
  void isALineEveryFewSecondsWhereNobodyWatches() {
    assertThat(shell.dr("sync").err())
        .isEqualTo(
            """
            core: 1 of 4 tables, 2 files, 1.8 GB copied, 5 MB found, 180 MB/s, 10s
            core: c\\u{a} cannot be shipped: DR-3005
            core: the cut is committed, publishing it
            """);
  }

  @Test
  void isABarWhereSomebodyWatches() {
    shell.errKind = Screen.Kind.TERMINAL;
    String erase = "\r\u001b[2K";
    assertThat(shell.dr("sync").err())
        .isEqualTo(
            erase
                + "core  [--------------------] 0 of 4 tables, 1 file, 1.8 GB copied, 450 MB/s, 4s"
                + erase
                + "core  [#####---------------] 1 of 4 tables, 2 files, 1.8 GB copied, 5 MB fou..."
                + erase
                + "core: c\\u{a} cannot be shipped: DR-3005\n"
                + erase
                + "core: the cut is committed, publishing it\n"
                + erase);
  }

  @Test
  void isNothingWhereNobodyWantsIt() {
    assertThat(shell.dr("sync", "--quiet").err()).isEmpty();
    assertThat(shell.dr("sync", "--json").err()).isEmpty();
  }
}

package io.lakehousedr.simulators.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path folder;

  private static List<String> listener(String port) {
    return List.of(
        JAVA, "-cp", System.getProperty("java.class.path"), Listener.class.getName(), port);
  }

  @Test
  void aServerIsAwaitedAndEnded() {
    int port = FreePort.find();
    try (ChildProcess child =
        ChildProcess.start("listener", listener("" + port), Map.of(), folder.resolve("log"))) {
      child.awaitPort(port, PATIENCE);
      assertThat(child.isAlive()).isTrue();
      assertThat(child.printed()).contains("listening");
      child.close();
      assertThatThrownBy(() -> child.awaitPort(port, Duration.ofSeconds(2)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("listener does not listen on port " + port);
    }
  }

  @Test
  void aProgramThatFailsSaysWhatItPrinted() {
    assertThatThrownBy(
            () ->
                ChildProcess.run(
                    "listener", listener("no-port"), Map.of(), folder.resolve("log"), PATIENCE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("listener failed")
        .hasMessageContaining("NumberFormatException");
  }
}

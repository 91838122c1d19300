package io.lakehousedr.simulators.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class AvailabilityTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream printed = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void whatIsMissingIsSkippedAloud() {
    RuntimeException end = new Availability(Map.of(), printed).missing("no node");
    assertThat(end).isInstanceOf(TestAbortedException.class).hasMessage("no node");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("SKIPPED: no node");
  }

  @Test
  void nothingIsSkippedInCi() {
    RuntimeException end = new Availability(Map.of("CI", "true"), printed).missing("no node");
    assertThat(end).isInstanceOf(IllegalStateException.class).hasMessageContaining("no node");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}

package io.lakehousedr.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A claim that does not hold is told and makes the demo fail; so do arguments without sense. */
class StoryTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String told() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void countsWhatDoesNotHold() {
    Story story = new Story(out);
    story.same("one is one", 1, 1);
    assertThat(story.exitCode()).isZero();
    story.same("one is two", 1, 2);
    story.end("");

    assertThat(story.exitCode()).isEqualTo(1);
    assertThat(told()).contains("NOT TRUE: one is two", "1 of 2 claims did not hold");
  }

  @Test
  void refusesArgumentsWithoutSense() {
    assertThat(Demo.run(List.of("--tables"), out)).isEqualTo(2);
    assertThat(Demo.run(List.of("--tables", "/nowhere/at all"), out)).isEqualTo(2);
    assertThat(Demo.run(List.of("--fast"), out)).isEqualTo(2);
    assertThat(told()).contains("/nowhere/at all is no Delta table", "unknown argument --fast");
  }

  @Test
  void tellsHowItIsCalled() {
    assertThat(Demo.run(List.of("--help"), out)).isZero();
    assertThat(told()).contains("--tables LOCATION...");
  }
}

package io.lakehousedr.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.cli.Main;
import io.lakehousedr.cli.host.EngineOpener;
import io.lakehousedr.cli.host.Interruption;
import io.lakehousedr.cli.host.Screen;
import io.lakehousedr.cli.host.Surroundings;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
  void takesOptionsAndTablesInAnyOrderFromTheCommandLine() {
    String table = "/nowhere/at all";
    List<List<String>> orders =
        List.of(
            List.of("demo", "--tables", table, "--in", "x"),
            List.of("demo", "--in", "x", "--tables", table),
            List.of("demo", "--tables", "--in", "x", table),
            List.of("demo", "--in=x", "--keep", "--tables", table));
    for (List<String> order : orders) {
      bytes.reset();
      assertThat(Main.run(order, surroundings())).as("%s", order).isEqualTo(2);
      assertThat(told()).as("%s", order).contains(table + " is no Delta table");
    }
    assertThat(Main.run(List.of("demo", "--tables", table, "--in"), surroundings())).isEqualTo(2);
  }

  private Surroundings surroundings() {
    Screen screen = new Screen(out, Screen.Kind.PIPE);
    Interruption interruption = new Interruption(Thread.currentThread(), action -> {}, () -> {});
    return new Surroundings(screen, screen, Map.of(), new NoEngine(), Clock.system(), interruption);
  }

  @Test
  void tellsHowItIsCalled() {
    assertThat(Demo.run(List.of("--help"), out)).isZero();
    assertThat(told()).contains("--tables LOCATION...");
  }

  /** The demo opens its own engines. */
  private static final class NoEngine implements EngineOpener {
    @Override
    public DrEngine open(LoadedConfig config, EngineListener listener) {
      throw new AssertionError("the demo asked for an engine");
    }

    @Override
    public LoadedConfig probe(LoadedConfig loaded) {
      throw new AssertionError("the demo asked for an engine");
    }

    @Override
    public List<GroupReport> recover(ControlRoot control, EngineListener listener) {
      throw new AssertionError("the demo asked for an engine");
    }

    @Override
    public List<GroupStatus> status(ControlRoot control) {
      throw new AssertionError("the demo asked for an engine");
    }
  }
}

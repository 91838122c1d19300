package io.lakehousedr.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousedr.cli.host.EngineOpener;
import io.lakehousedr.cli.host.Interruption;
import io.lakehousedr.cli.host.Screen;
import io.lakehousedr.cli.host.Surroundings;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.model.Location;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Runs the command with a fake engine, as a shell would see it. */
final class Shell implements EngineOpener {
  static final Instant NOW = Instant.parse("2026-01-31T14:03:14Z");
  static final String CONFIG =
      """
      { "workspaces": [ { "workspace_name": "north", "platform": "local",
          "catalog_location": "file:/north/catalog",
          "sync_location_primary": "file:/north", "sync_location_secondary": "file:/west",
          "prices": { "egress_per_gb": "0.02", "put_per_1000": "0.005" },
          "sync_groups": [ { "group_name": "core", "tables": ["main.core.orders"] },
                           { "group_name": "finance", "tables": ["main.finance.*"] } ] } ] }
      """;

  final FakeEngine engine = new FakeEngine();
  final Map<String, String> environment = new HashMap<>();
  final Ticking clock = new Ticking();
  Screen.Kind outKind = Screen.Kind.PIPE;
  Screen.Kind errKind = Screen.Kind.PIPE;
  EngineListener listener = EngineListener.NONE;
  ControlRoot control = ControlRoot.of(Location.parse("file:/none"));
  UnaryOperator<LoadedConfig> probe = loaded -> loaded;
  Runnable stop = () -> {};
  int forced;

  private final Path config;

  /** What the shell sees. */
  record Seen(int code, String out, String err) {
    /** The lines of JSON. */
    List<JsonNode> json() {
      return out.lines().map(Seen::parse).toList();
    }

    private static JsonNode parse(String line) {
      try {
        return new ObjectMapper().readTree(line);
      } catch (IOException e) {
        throw new UncheckedIOException(line, e);
      }
    }
  }

  /** Time that stands still until it is moved. */
  static final class Ticking implements Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public void sleep(Duration duration) {
      now = now.plus(duration);
    }
  }

  Shell(Path folder) {
    config = folder.resolve("dr.json");
    write(CONFIG);
  }

  void write(String text) {
    try {
      Files.writeString(config, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path config() {
    return config;
  }

  Seen dr(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    environment.putIfAbsent("DR_CONFIG", config.toString());
    Interruption interruption =
        new Interruption(Thread.currentThread(), action -> stop = action, () -> forced++);
    Surroundings surroundings =
        new Surroundings(
            new Screen(stream(out), outKind),
            new Screen(stream(err), errKind),
            environment,
            this,
            clock,
            interruption);
    int code = Main.run(List.of(arguments), surroundings);
    return new Seen(code, text(out), text(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public DrEngine open(LoadedConfig loaded, EngineListener told) {
    listener = told;
    return engine;
  }

  @Override
  public LoadedConfig probe(LoadedConfig loaded) {
    return probe.apply(loaded);
  }

  @Override
  public List<GroupReport> recover(ControlRoot at, EngineListener told) {
    control = at;
    return engine.reports;
  }

  @Override
  public List<GroupStatus> status(ControlRoot at) {
    control = at;
    return engine.statuses;
  }
}

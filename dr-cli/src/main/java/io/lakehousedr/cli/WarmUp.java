package io.lakehousedr.cli;

import io.lakehousedr.cli.host.Interruption;
import io.lakehousedr.cli.host.Screen;
import io.lakehousedr.cli.host.Signals;
import io.lakehousedr.cli.host.Surroundings;
import io.lakehousedr.cli.host.Terminals;
import io.lakehousedr.core.runtime.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Does what quick commands do, in an empty lakehouse of its own, so that their classes are loaded:
 * the launcher makes its class archive from this run. Writes to a temporary folder only.
 */
public final class WarmUp {
  private static final List<String> LINES =
      List.of(
          "--help",
          "plan --help",
          "explain",
          "schema",
          "completion",
          "no-such-command",
          "validate",
          "validate --json",
          "plan",
          "sync",
          "plan --json",
          "status",
          "status shop --all",
          "status main.sales.orders",
          "status --json",
          "verify");

  private static final String CONFIG =
      """
      { "platform": "local", "default_catalog": "main", "default_schema": "sales",
        "workspaces": [ {
          "workspace_name": "north",
          "catalog_location": "file:%1$s/catalog",
          "sync_location_primary": "file:%1$s/data",
          "sync_location_secondary": "file:%1$s/secondary",
          "settle": "0s",
          "sync_groups": [ { "group_name": "shop", "tables": ["orders"] } ] } ] }
      """;
  private static final String TABLE =
      """
      {"name": "main.sales.orders", "location": "file:%1$s/data/orders"}
      """;
  private static final String COMMIT =
      """
      {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
      {"metaData":{"id":"warm-up","format":{"provider":"parquet","options":{}},\
      "schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[]}","partitionColumns":[],\
      "configuration":{}}}
      """;

  private WarmUp() {}

  /** Runs. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("dr-warm-up");
    try {
      lay(folder);
      LINES.forEach(line -> run(line, folder));
      Terminals.out();
    } finally {
      remove(folder);
    }
  }

  private static void lay(Path folder) throws IOException {
    Path log = Files.createDirectories(folder.resolve("data/orders/_delta_log"));
    Files.createDirectories(folder.resolve("catalog"));
    Files.writeString(folder.resolve("dr.json"), CONFIG.formatted(folder));
    Files.writeString(folder.resolve("catalog/orders.json"), TABLE.formatted(folder));
    Files.writeString(log.resolve("00000000000000000000.json"), COMMIT);
  }

  private static void run(String line, Path folder) {
    Screen nowhere =
        new Screen(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Screen.Kind.TERMINAL);
    Map<String, String> environment = Map.of("DR_CONFIG", folder.resolve("dr.json").toString());
    Interruption interruption = new Interruption(Thread.currentThread(), Signals::onStop, () -> {});
    Main.run(
        List.of(line.split(" ")),
        new Surroundings(
            nowhere, nowhere, environment, new LakehouseOpener(), Clock.system(), interruption));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package io.lakehousedr.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the demo's configuration. */
final class DrFile {
  private static final String FILES =
      ",\n         \"files\": [{\"path\": \""
          + PriceLists.FOLDER
          + "\", \"delete\": \"propagate\"}]";

  private DrFile() {}

  /** For tables that lie in {@code primary} and are named by a catalog. */
  static Path named(Path folder, List<Replica> tables) throws IOException {
    return write(
        folder,
        "\n      \"catalog_location\": " + location(folder.resolve("primary/catalog")) + ",",
        groups(tables, Replica::title, Map.of("shop", FILES)));
  }

  /** For tables that lie anywhere. */
  static Path located(Path folder, List<Replica> tables) throws IOException {
    String map =
        tables.stream()
            .map(it -> pair(it.primary(), it.secondary()))
            .collect(Collectors.joining(",\n        "));
    return write(
        folder,
        "\n      \"location_map\": [\n        " + map + "],",
        groups(tables, Replica::member, Map.of()));
  }

  private static String pair(Path from, Path to) {
    return "{\"from\": " + location(from) + ", \"to\": " + location(to) + "}";
  }

  private static String groups(
      List<Replica> tables, Function<Replica, String> name, Map<String, String> more) {
    return tables.stream()
        .map(Replica::group)
        .distinct()
        .map(
            group ->
                tables.stream()
                    .filter(it -> it.group().equals(group))
                    .map(it -> quoted(name.apply(it)))
                    .collect(
                        Collectors.joining(
                            ", ",
                            "{\"group_name\": " + quoted(group) + ", \"tables\": [",
                            "]" + more.getOrDefault(group, "") + "}")))
        .collect(Collectors.joining(",\n        "));
  }

  private static Path write(Path folder, String places, String groups) throws IOException {
    return Files.writeString(
        folder.resolve("dr.json"),
        """
        {
          "platform": "local",
          "default_catalog": "main",
          "default_schema": "shop",
          "workspaces": [
            {
              "workspace_name": "north",%s
              "sync_location_primary": %s,
              "sync_location_secondary": %s,
              "settle": "0s",
              "rpo": "1h",
              "sync_groups": [
                %s
              ]
            }
          ]
        }
        """
            .formatted(
                places.indent(4).stripTrailing().replaceFirst("^\\s+", "\n      "),
                location(folder.resolve("primary/data")),
                location(folder.resolve("secondary")),
                groups));
  }

  /** The location of a folder of this machine. */
  static String file(Path folder) {
    return "file:" + folder;
  }

  private static String location(Path folder) {
    return quoted(file(folder));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}

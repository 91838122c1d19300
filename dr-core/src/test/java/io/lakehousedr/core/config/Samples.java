package io.lakehousedr.core.config;

import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.problem.ConfigProblem;
import java.util.List;

/** Configurations to build tests from. What is put in begins at line 2, column 1. */
final class Samples {
  static final String FILE = "dr.json";

  private static final String WORKSPACE =
      "{\"platform\":\"local\",\"default_catalog\":\"main\",\"default_schema\":\"default\","
          + "\"workspaces\":[{\"workspace_name\":\"east\",\"catalog_location\":\"file:/catalog\","
          + "\"sync_location_primary\":\"file:/primary/data\","
          + "\"sync_location_secondary\":\"file:/secondary/data\"";

  private Samples() {}

  /** A local workspace with more members, and a group "good". */
  static String workspace(String members) {
    return WORKSPACE
            .replaceFirst("\\{\"workspace_name\"", "{\"sync_groups\":[" + good() + "],$0")
            .replace("{\"workspace_name\"", "\"workspace_name\"")
        + ",\n"
        + members
        + "\n}]}";
  }

  /** A local workspace with those groups, and a group "good" after them. */
  static String groups(String groups) {
    return WORKSPACE + ",\"sync_groups\":[\n" + groups + ",\n" + good() + "]}]}";
  }

  private static String good() {
    return "{\"group_name\":\"good\",\"tables\":[\"main.good.*\"]}";
  }

  static LoadedConfig load(String text) {
    return ConfigLoader.load(text, FILE);
  }

  static List<String> problems(LoadedConfig loaded) {
    return loaded.problems().stream().map(ConfigProblem::toString).toList();
  }

  static List<String> groupNames(LoadedConfig loaded) {
    return loaded.config().workspaces().stream()
        .flatMap(workspace -> workspace.groups().stream())
        .map(SyncGroup::name)
        .toList();
  }

  /** The only workspace's only group but "good". */
  static SyncGroup group(String json) {
    LoadedConfig loaded = load(groups(json));
    if (!loaded.isSound()) {
      throw new AssertionError(problems(loaded));
    }
    return loaded.config().workspaces().get(0).groups().get(0);
  }
}

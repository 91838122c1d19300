package io.lakehousedr.pairs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two regions with one group between them.
 *
 * @param folder of this machine, for what neither region holds
 * @param from the primary
 * @param to the secondary
 */
record Regions(Path folder, Root from, Root to) {
  static final String GROUP = "shop";

  /** Writes the configuration. */
  Path config(List<String> tables, List<String> folders, Map<String, Object> more)
      throws IOException {
    Map<String, Object> workspace = new LinkedHashMap<>(more);
    workspace.put("workspace_name", "north");
    workspace.put("sync_location_primary", from.location().text());
    workspace.put("sync_location_secondary", to.location().text());
    workspace.put("storage_options_primary", from.options());
    workspace.put("storage_options_secondary", to.options());
    workspace.put("settle", "0s");
    workspace.put("retention", Map.of("retain_cuts", 1, "retain_days", 0));
    workspace.put("sync_groups", List.of(group(tables, folders)));
    Path config = folder.resolve("dr.json");
    new ObjectMapper()
        .writeValue(config.toFile(), Map.of("platform", "local", "workspaces", List.of(workspace)));
    return config;
  }

  private Map<String, Object> group(List<String> tables, List<String> folders) {
    return Map.of(
        "group_name",
        GROUP,
        "tables",
        tables.stream().map(table -> from.location() + "/" + table).toList(),
        "files",
        folders.stream().map(path -> Map.of("path", path, "delete", "propagate")).toList());
  }

  static DrEngine open(Path config) {
    return LakehouseDr.open(config, EngineListener.NONE);
  }
}

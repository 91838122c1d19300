package io.lakehousedr.benchmarks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two regions in one folder, and the configuration of an engine that keeps one table of the first
 * in the second.
 *
 * @param folder that holds all of it
 */
public record Lakehouse(Path folder) {
  /** The table at the source. */
  public Path table() {
    return folder.resolve("primary/data/t");
  }

  /** The table's replica. */
  public Path replica() {
    return folder.resolve("secondary/t");
  }

  /** The secondary's whole root. */
  public Path secondary() {
    return folder.resolve("secondary");
  }

  /** A folder for what another program copies. */
  public Path other(String program) {
    return folder.resolve("by-" + program);
  }

  /** The configuration's file. */
  public Path config() {
    return folder.resolve("dr.json");
  }

  /** Writes the configuration and the catalog. */
  public Lakehouse configure() throws IOException {
    Files.createDirectories(folder.resolve("primary/catalog"));
    Files.writeString(
        config(),
        """
        { "platform": "local", "default_catalog": "main", "default_schema": "sales",
          "workspaces": [ {
            "workspace_name": "north",
            "catalog_location": "file:%1$s/primary/catalog",
            "sync_location_primary": "file:%1$s/primary/data",
            "sync_location_secondary": "file:%1$s/secondary",
            "settle": "0s",
            "sync_groups": [ { "group_name": "shop", "rpo": "1h", "tables": ["t"] } ] } ] }
        """
            .formatted(folder));
    Files.writeString(
        folder.resolve("primary/catalog/t.json"),
        "{\"name\": \"main.sales.t\", \"location\": \"file:" + table() + "\"}");
    return this;
  }
}

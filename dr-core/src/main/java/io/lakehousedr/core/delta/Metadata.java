package io.lakehousedr.core.delta;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a table says of itself (PROTOCOL.md, "Change Metadata").
 *
 * @param id stays the same for a table's whole life
 * @param schema {@code schemaString}
 * @param partitionColumns in their order
 * @param configuration the table's properties
 */
public record Metadata(
    String id,
    Optional<String> schema,
    List<String> partitionColumns,
    Map<String, String> configuration) {
  /** Copies the collections. */
  public Metadata {
    partitionColumns = List.copyOf(partitionColumns);
    configuration = Map.copyOf(configuration);
  }

  /** Whether commits carry their own timestamps (PROTOCOL.md, "In-Commit Timestamps"). */
  public boolean inCommitTimestamps() {
    return "true".equalsIgnoreCase(configuration.get("delta.enableInCommitTimestamps"));
  }
}

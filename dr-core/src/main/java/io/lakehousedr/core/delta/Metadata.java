package io.lakehousedr.core.delta;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private static final String ENABLED = "delta.enableInCommitTimestamps";
  private static final String SINCE_VERSION = "delta.inCommitTimestampEnablementVersion";
  private static final String SINCE_TIMESTAMP = "delta.inCommitTimestampEnablementTimestamp";

  /** The properties that decide when a commit happened. */
  public static final Set<String> TIMING = Set.of(ENABLED, SINCE_VERSION, SINCE_TIMESTAMP);

  /** Copies the collections. */
  public Metadata {
    partitionColumns = List.copyOf(partitionColumns);
    configuration = Map.copyOf(configuration);
  }

  /** Whether commits carry their own timestamps (PROTOCOL.md, "In-Commit Timestamps"). */
  public boolean inCommitTimestamps() {
    return "true".equalsIgnoreCase(configuration.get(ENABLED));
  }

  /**
   * Since when commits carry them; empty when all do.
   *
   * @throws IllegalArgumentException when a property is no number, or one is there without the
   *     other
   */
  public Optional<Enablement> inCommitTimestampsSince() {
    String version = configuration.get(SINCE_VERSION);
    String timestamp = configuration.get(SINCE_TIMESTAMP);
    if (version == null && timestamp == null) {
      return Optional.empty();
    }
    if (version == null || timestamp == null) {
      throw new IllegalArgumentException("only one of version and timestamp of the enablement");
    }
    return Optional.of(new Enablement(Long.parseLong(version), Long.parseLong(timestamp)));
  }

  /**
   * When in-commit timestamps were enabled.
   *
   * @param version the first that has one
   * @param millis that timestamp, in milliseconds since 1970
   */
  public record Enablement(long version, long millis) {}
}

package io.lakehousedr.core.delta;

import io.lakehousedr.model.ObjectEntry;
import java.util.List;

/**
 * A checkpoint all of whose own files are there. Whether its sidecars are there is known only when
 * it is read.
 *
 * @param version the state it holds
 * @param kind how it is laid out
 * @param files in the order of their parts; never empty
 */
public record Checkpoint(long version, Kind kind, List<ObjectEntry> files) {
  /** How a checkpoint is laid out (PROTOCOL.md, "Checkpoint Naming Scheme"). */
  public enum Kind {
    /** One Parquet file; may name sidecars too. */
    CLASSIC,
    /** Several Parquet files. */
    MULTI_PART,
    /** A manifest in JSON that names sidecars. */
    NAMED_JSON,
    /** A manifest in Parquet that names sidecars. */
    NAMED_PARQUET
  }

  /** Copies the list. */
  public Checkpoint {
    files = List.copyOf(files);
    if (version < 0 || files.isEmpty()) {
      throw new IllegalArgumentException("a checkpoint has a version and files");
    }
  }
}

package io.lakehousedr.model;

import java.time.Instant;

/**
 * One version of a Delta table, pinned so that it can be recognised again.
 *
 * @param version the Delta version, from 0
 * @param sha256 of the bytes of its commit file
 * @param timestamp when it was committed, as "The version at instant T" resolves it
 * @param metadataId {@code metaData.id} of the table at that version
 */
public record Pin(long version, Checksum sha256, Instant timestamp, String metadataId) {
  /** Refuses a negative version. */
  public Pin {
    if (version < 0) {
      throw new IllegalArgumentException("Delta versions begin at 0, not " + version);
    }
  }
}

package io.lakehousedr.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What a store says of one object without opening it.
 *
 * @param path relative to the store's root
 * @param size in bytes
 * @param version tag of the version that was seen
 * @param lastModified as the store keeps it, at its own resolution
 * @param checksum of the whole content, where the store has one at no extra cost
 */
public record ObjectEntry(
    ObjectPath path,
    long size,
    ObjectVersion version,
    Instant lastModified,
    Optional<Checksum> checksum) {
  /** Refuses a negative size. */
  public ObjectEntry {
    if (size < 0) {
      throw new IllegalArgumentException("an object of " + size + " bytes");
    }
  }
}

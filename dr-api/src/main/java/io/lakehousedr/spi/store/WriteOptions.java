package io.lakehousedr.spi.store;

import io.lakehousedr.model.Checksum;
import java.time.Instant;
import java.util.Optional;

/**
 * How an object is written.
 *
 * @param durability when it must survive a power cut
 * @param lastModified the time the object should bear, where the store keeps it; else ignored
 * @param expected checksum that the content must have; nothing is written when it has another
 * @param attributes to keep with the object; of kinds that the store's traits do not name nothing
 *     is kept. A server-side copy takes them from here too, not from its source
 */
public record WriteOptions(
    Durability durability,
    Optional<Instant> lastModified,
    Optional<Checksum> expected,
    ObjectAttributes attributes) {
  /** Durable at return, the store's own time, no expectation. */
  public static final WriteOptions DURABLE =
      new WriteOptions(
          Durability.AT_RETURN, Optional.empty(), Optional.empty(), ObjectAttributes.NONE);

  /** Durable at the next {@link LazyDurability#barrier}. */
  public static final WriteOptions LAZY =
      new WriteOptions(
          Durability.AT_BARRIER, Optional.empty(), Optional.empty(), ObjectAttributes.NONE);

  /** When a write must survive a power cut. */
  public enum Durability {
    /** When the call returns. */
    AT_RETURN,
    /**
     * When the next barrier returns; stores without {@link LazyDurability} treat it as AT_RETURN.
     */
    AT_BARRIER
  }

  /** These options with a modification time to keep. */
  public WriteOptions modifiedAt(Instant time) {
    return new WriteOptions(durability, Optional.of(time), expected, attributes);
  }

  /** These options with an expected checksum. */
  public WriteOptions expecting(Checksum checksum) {
    return new WriteOptions(durability, lastModified, Optional.of(checksum), attributes);
  }

  /** These options with attributes to keep. */
  public WriteOptions with(ObjectAttributes kept) {
    return new WriteOptions(durability, lastModified, expected, kept);
  }
}

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
 */
public record WriteOptions(
    Durability durability, Optional<Instant> lastModified, Optional<Checksum> expected) {
  /** Durable at return, the store's own time, no expectation. */
  public static final WriteOptions DURABLE =
      new WriteOptions(Durability.AT_RETURN, Optional.empty(), Optional.empty());

  /** Durable at the next {@link LazyDurability#barrier}. */
  public static final WriteOptions LAZY =
      new WriteOptions(Durability.AT_BARRIER, Optional.empty(), Optional.empty());

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
    return new WriteOptions(durability, Optional.of(time), expected);
  }

  /** These options with an expected checksum. */
  public WriteOptions expecting(Checksum checksum) {
    return new WriteOptions(durability, lastModified, Optional.of(checksum));
  }
}

package io.lakehousedr.core.store.memory;

import io.lakehousedr.core.store.Utf8Order;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.ObjectAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes behind any number of {@link MemoryStore}s: what a service keeps while processes come
 * and go. Thread-safe.
 */
public final class MemoryContent {
  private final ConcurrentNavigableMap<String, Blob> blobs =
      new ConcurrentSkipListMap<>(Utf8Order.INSTANCE);
  private final AtomicLong versions = new AtomicLong();

  /** Holds nothing. */
  public MemoryContent() {}

  ConcurrentNavigableMap<String, Blob> blobs() {
    return blobs;
  }

  Blob blob(byte[] bytes, Instant modified, ObjectAttributes attributes) {
    ObjectVersion version = new ObjectVersion("v" + versions.incrementAndGet());
    return new Blob(bytes, version, modified, Checksum.sha256(bytes), attributes);
  }

  /** One version of one object. Compared by identity, which makes the map's own steps atomic. */
  static final class Blob {
    final byte[] bytes;
    final ObjectVersion version;
    private final Instant modified;
    private final Checksum checksum;
    final ObjectAttributes attributes;

    private Blob(
        byte[] bytes,
        ObjectVersion version,
        Instant modified,
        Checksum checksum,
        ObjectAttributes attributes) {
      this.bytes = bytes;
      this.version = version;
      this.modified = modified;
      this.checksum = checksum;
      this.attributes = attributes;
    }

    ObjectEntry entry(ObjectPath path) {
      return new ObjectEntry(path, bytes.length, version, modified, Optional.of(checksum));
    }
  }
}

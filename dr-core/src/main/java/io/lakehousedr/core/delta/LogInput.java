package io.lakehousedr.core.delta;

import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.InputStream;
import java.util.Optional;

/** Opens files of a log at the version that was listed. */
final class LogInput {
  private LogInput() {}

  static InputStream open(ObjectReader store, ObjectEntry entry) {
    return store.open(entry.path(), ByteRange.ALL, Optional.of(entry.version()));
  }

  /** At most the first {@code bytes}. */
  static InputStream start(ObjectReader store, ObjectEntry entry, long bytes) {
    return store.open(entry.path(), new ByteRange(0, bytes), Optional.of(entry.version()));
  }
}

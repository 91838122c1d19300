package io.lakehousedr.core.hadoop;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Writes as the libraries mean it, over a store that creates, replaces and is at times unsure. */
final class Puts {
  private Puts() {}

  /** Creates; an unsure outcome is settled by looking whether what stands there is ours. */
  static void create(ObjectStore store, ObjectPath path, byte[] bytes) throws IOException {
    try {
      store.create(path, Content.of(bytes), WriteOptions.DURABLE);
    } catch (DrException e) {
      if (e.kind() != ErrorKind.OUTCOME_UNKNOWN || !holds(store, path, bytes)) {
        throw Failures.toIo(path.text(), e);
      }
    }
  }

  /** Creates or replaces; of concurrent writers one stands, whole. */
  static void overwrite(ObjectStore store, ObjectPath path, byte[] bytes) throws IOException {
    try {
      Optional<ObjectEntry> there = store.head(path);
      if (there.isPresent()) {
        store.replace(path, there.get().version(), Content.of(bytes), WriteOptions.DURABLE);
      } else {
        store.create(path, Content.of(bytes), WriteOptions.DURABLE);
      }
    } catch (DrException e) {
      // Somebody else's newer content is as good as ours: only hints are overwritten.
      if (e.kind() != ErrorKind.CONFLICT && e.kind() != ErrorKind.ALREADY_EXISTS) {
        throw Failures.toIo(path.text(), e);
      }
    }
  }

  /** Deletes what is there now; false when nothing was. */
  static boolean delete(ObjectStore store, ObjectPath path) throws IOException {
    try {
      Optional<ObjectEntry> there = store.head(path);
      there.ifPresent(entry -> store.delete(Map.of(path, entry.version())));
      return there.isPresent();
    } catch (DrException e) {
      throw Failures.toIo(path.text(), e);
    }
  }

  private static boolean holds(ObjectStore store, ObjectPath path, byte[] bytes)
      throws IOException {
    if (store.head(path).isEmpty()) {
      return false;
    }
    try (InputStream stream = store.open(path)) {
      return Arrays.equals(stream.readAllBytes(), bytes);
    }
  }
}

package io.lakehousedr.core.sync;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A store for a defect: a record that finds its slot taken is put into the next free one. */
final class NextSlotStore implements ObjectStore {
  private final ObjectStore store;

  NextSlotStore(ObjectStore store) {
    this.store = store;
  }

  @Override
  public ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    try {
      return store.create(path, content, options);
    } catch (DrException e) {
      if (e.kind() != ErrorKind.ALREADY_EXISTS || !path.parent().name().equals("log")) {
        throw e;
      }
      long next = Long.parseLong(path.name().substring(0, 20)) + 1;
      return create(
          path.parent().resolve(String.format(Locale.ROOT, "%020d.json", next)), content, options);
    }
  }

  @Override
  public Location root() {
    return store.root();
  }

  @Override
  public StoreTraits traits() {
    return store.traits();
  }

  @Override
  public Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    return store.list(directory, startAfter);
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    return store.head(path);
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    return store.open(path, range, expected);
  }

  @Override
  public ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    return store.replace(path, expected, content, options);
  }

  @Override
  public Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    return store.delete(names);
  }

  @Override
  public void close() {
    store.close();
  }
}

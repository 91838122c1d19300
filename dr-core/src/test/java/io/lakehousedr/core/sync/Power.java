package io.lakehousedr.core.sync;

import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.LazyDurability;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The power of a machine whose disks forget what was not forced. What a store writes lazily can be
 * seen at once and is lost at a cut, unless a barrier of whoever wrote or adopted it came between.
 */
final class Power {
  private final Map<Location, Set<ObjectPath>> volatiles = new HashMap<>();

  /** A store on that machine; one for each process. */
  ObjectStore on(ObjectStore delegate) {
    return new Store(delegate, volatiles.computeIfAbsent(delegate.root(), root -> new HashSet<>()));
  }

  /** What lies in {@code store} and was not forced is gone. */
  void cut(ObjectStore store) {
    Set<ObjectPath> lost = volatiles.getOrDefault(store.root(), new HashSet<>());
    for (ObjectPath path : lost) {
      store.head(path).ifPresent(there -> store.delete(Map.of(path, there.version())));
    }
    lost.clear();
  }

  private static final class Store implements ObjectStore, LazyDurability {
    private final ObjectStore delegate;
    private final Set<ObjectPath> notForced;
    private final Set<ObjectPath> waiting = new HashSet<>();

    Store(ObjectStore delegate, Set<ObjectPath> notForced) {
      this.delegate = delegate;
      this.notForced = notForced;
    }

    @Override
    public ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
      return written(delegate.create(path, content, options), options);
    }

    @Override
    public ObjectEntry replace(
        ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
      return written(delegate.replace(path, expected, content, options), options);
    }

    private ObjectEntry written(ObjectEntry made, WriteOptions options) {
      if (options.durability() == WriteOptions.Durability.AT_BARRIER) {
        notForced.add(made.path());
        waiting.add(made.path());
      } else {
        notForced.remove(made.path());
      }
      return made;
    }

    @Override
    public void barrier() {
      notForced.removeAll(waiting);
      waiting.clear();
    }

    @Override
    public void adopt(ObjectPath path) {
      waiting.add(path);
    }

    @Override
    public Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
      return delegate.delete(names);
    }

    @Override
    public Location root() {
      return delegate.root();
    }

    @Override
    public StoreTraits traits() {
      return delegate.traits();
    }

    @Override
    public Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
      return delegate.list(directory, startAfter);
    }

    @Override
    public Optional<ObjectEntry> head(ObjectPath path) {
      return delegate.head(path);
    }

    @Override
    public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
      return delegate.open(path, range, expected);
    }

    @Override
    public void close() {
      delegate.close();
    }
  }
}

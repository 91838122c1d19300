package io.lakehousedr.core.store.memory;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens {@code memory://name/path}. All roots of one name that one factory opens share their
 * objects: the same root always, overlapping roots where they overlap. Thread-safe.
 */
public final class MemoryStoreFactory implements ObjectStoreFactory {
  private final Map<String, MemoryContent> contents = new ConcurrentHashMap<>();

  /** Nothing has been written yet. */
  public MemoryStoreFactory() {}

  @Override
  public Set<String> schemes() {
    return Set.of("memory");
  }

  @Override
  public ObjectReader openReader(Location root, AdapterContext context) {
    return openStore(root, context);
  }

  @Override
  public ObjectStore openStore(Location root, AdapterContext context) {
    MemoryContent content = contents.computeIfAbsent(root.authority(), name -> new MemoryContent());
    return new MemoryStore(root, context.time(), content);
  }
}

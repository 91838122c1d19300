package io.lakehousedr.core.throttle;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.LazyDurability;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.Map;
import java.util.Optional;

/** Writes as fast as its endpoint allows. Passes on the abilities of the store behind it. */
class ThrottledStore extends ThrottledReader
    implements ObjectStore, LazyDurability, ServerSideCopy {
  private final ObjectStore store;

  ThrottledStore(ObjectStore store, Endpoint endpoint) {
    super(store, endpoint, endpoint.bytes());
    this.store = store;
  }

  @Override
  public ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    return endpoint.request(() -> store.create(path, paced(content), options));
  }

  @Override
  public ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    return endpoint.request(() -> store.replace(path, expected, paced(content), options));
  }

  private Content paced(Content content) {
    return PacedContent.of(content, endpoint.bytes());
  }

  /** Counted as one request a name: not every service deletes many at once. */
  @Override
  public Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    names.keySet().forEach(name -> endpoint.turn());
    Map<ObjectPath, DeleteOutcome> outcomes = endpoint.listen(() -> store.delete(names));
    outcomes.values().stream()
        .filter(DeleteOutcome.Failed.class::isInstance)
        .map(outcome -> ((DeleteOutcome.Failed) outcome).error())
        .forEach(endpoint::hear);
    return outcomes;
  }

  @Override
  public void barrier() {
    if (store instanceof LazyDurability lazy) {
      lazy.barrier();
    }
  }

  @Override
  public void adopt(ObjectPath path) {
    if (store instanceof LazyDurability lazy) {
      lazy.adopt(path);
    }
  }

  /** Its bytes are taken afterwards: whether the service copies by itself is known only then. */
  @Override
  public Optional<ObjectEntry> copy(
      ObjectReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    if (!(store instanceof ServerSideCopy copier)) {
      return Optional.empty();
    }
    Optional<ObjectEntry> made =
        endpoint.request(() -> copier.copy(unwrap(from), source, target, options));
    made.ifPresent(
        entry -> endpoint.copies().and(bytes(from)).and(endpoint.bytes()).take(source.size()));
    return made;
  }
}

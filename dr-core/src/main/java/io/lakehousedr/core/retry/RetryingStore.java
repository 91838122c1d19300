package io.lakehousedr.core.retry;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.LazyDurability;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.Map;
import java.util.Optional;

/**
 * Writes again what failed without an effect. A write of unknown outcome is the caller's to settle.
 * Passes on the abilities of the store behind it.
 */
public final class RetryingStore extends RetryingReader
    implements ObjectStore, LazyDurability, ServerSideCopy {
  private final ObjectStore store;

  /** Retries what {@code store} does. */
  public RetryingStore(ObjectStore store, Retry retry) {
    super(store, retry);
    this.store = store;
  }

  /** The store's uploads in parts, where it has them. */
  public static Optional<ResumableUploads> uploads(ObjectStore store) {
    if (store instanceof RetryingStore retrying) {
      return uploads(retrying.store).map(uploads -> new RetryingUploads(uploads, retrying.retry));
    }
    return store instanceof ResumableUploads uploads ? Optional.of(uploads) : Optional.empty();
  }

  @Override
  public ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    return retry.call(() -> store.create(path, content, options));
  }

  @Override
  public ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    return retry.call(() -> store.replace(path, expected, content, options));
  }

  @Override
  public Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    return retry.call(() -> store.delete(names));
  }

  @Override
  public void barrier() {
    if (store instanceof LazyDurability lazy) {
      retry.call(
          () -> {
            lazy.barrier();
            return true;
          });
    }
  }

  @Override
  public void adopt(ObjectPath path) {
    if (store instanceof LazyDurability lazy) {
      retry.call(
          () -> {
            lazy.adopt(path);
            return true;
          });
    }
  }

  @Override
  public Optional<ObjectEntry> copy(
      ObjectReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    return store instanceof ServerSideCopy copier
        ? retry.call(() -> copier.copy(unwrap(from), source, target, options))
        : Optional.empty();
  }
}

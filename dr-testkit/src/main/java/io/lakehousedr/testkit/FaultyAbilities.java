package io.lakehousedr.testkit;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.LazyDurability;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.StoreCall.Operation;
import java.util.Optional;

/**
 * Passes on server-side copies, barriers and descriptions. A store that lacks them copies nothing,
 * has a barrier with nothing to do and describes nothing, as the contract allows.
 */
class FaultyAbilities extends FaultyStore
    implements ServerSideCopy, LazyDurability, DescribesObjects {
  FaultyAbilities(ObjectStore delegate, FaultPlan plan) {
    super(delegate, plan);
  }

  @Override
  public Optional<ObjectEntry> copy(
      ObjectReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    return begin(Operation.COPY, target.text())
        .around(
            () ->
                delegate() instanceof ServerSideCopy able
                    ? able.copy(FaultyReader.unwrap(from), source, target, options)
                    : Optional.empty());
  }

  @Override
  public ObjectAttributes attributes(ObjectPath path, ObjectVersion version) {
    return reader().attributes(path, version);
  }

  @Override
  public void barrier() {
    begin(Operation.BARRIER, "")
        .around(
            () -> {
              if (delegate() instanceof LazyDurability able) {
                able.barrier();
              }
              return Optional.empty();
            });
  }

  /** Changes nothing that can be seen, so nothing can go wrong before the barrier. */
  @Override
  public void adopt(ObjectPath path) {
    if (delegate() instanceof LazyDurability able) {
      able.adopt(path);
    }
  }

  /** Passes on uploads too. */
  static final class WithUploads extends FaultyAbilities implements ResumableUploads {
    private final ResumableUploads able;

    WithUploads(ObjectStore delegate, FaultPlan plan) {
      super(delegate, plan);
      this.able = (ResumableUploads) delegate;
    }

    @Override
    public long partSize(long objectSize) {
      return able.partSize(objectSize);
    }

    @Override
    public Upload upload(ObjectPath target, String token, long size, ObjectAttributes attributes) {
      Upload upload =
          begin(Operation.UPLOAD, target.text())
              .around(() -> able.upload(target, token, size, attributes));
      return new FaultyUpload(upload, operation -> begin(operation, target.text()));
    }
  }
}

package io.lakehousedr.testkit;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ResumableUploads.Upload;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.StoreCall.Operation;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** An upload whose steps are counted. */
final class FaultyUpload implements Upload {
  private final Upload delegate;
  private final Function<Operation, FaultPlan.Begun> begin;

  FaultyUpload(Upload delegate, Function<Operation, FaultPlan.Begun> begin) {
    this.delegate = delegate;
    this.begin = begin;
  }

  @Override
  public SortedSet<Integer> finished() {
    return delegate.finished();
  }

  @Override
  public void put(int part, Content content) {
    FaultPlan.Begun call = begin.apply(Operation.PUT_PART);
    Content sent = call.fault().content(content);
    call.around(
        () -> {
          delegate.put(part, sent);
          return Optional.empty();
        });
  }

  @Override
  public ObjectEntry complete(WriteOptions options) {
    return begin.apply(Operation.COMPLETE).around(() -> delegate.complete(options));
  }

  @Override
  public void abandon() {
    begin
        .apply(Operation.ABANDON)
        .around(
            () -> {
              delegate.abandon();
              return Optional.empty();
            });
  }

  @Override
  public void close() {
    delegate.close();
  }
}

package io.lakehousedr.testkit;

import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.testkit.StoreCall.Operation;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/** A reader whose operations are counted, and befallen by what a {@link FaultPlan} says. */
public final class FaultyReader implements ObjectReader, DescribesObjects {
  private final ObjectReader delegate;
  private final FaultPlan plan;

  /** Wraps {@code delegate}. */
  public FaultyReader(ObjectReader delegate, FaultPlan plan) {
    this.delegate = delegate;
    this.plan = plan;
  }

  /** What a wrapper stands before, at any depth. */
  static ObjectReader unwrap(ObjectReader reader) {
    if (reader instanceof FaultyReader wrapper) {
      return unwrap(wrapper.delegate);
    }
    return reader instanceof FaultyStore wrapper ? unwrap(wrapper.delegate()) : reader;
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
    plan.checkAlive();
    return new FaultyListing(
            delegate.list(directory, startAfter),
            () -> plan.begin(Operation.LIST, root(), directory.text()))
        .stream();
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    return plan.begin(Operation.HEAD, root(), path.text()).around(() -> delegate.head(path));
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    FaultPlan.Begun opening = plan.begin(Operation.OPEN, root(), path.text());
    InputStream stream = opening.around(() -> delegate.open(path, range, expected));
    return new FaultyStream(stream, opening, () -> plan.begin(Operation.READ, root(), path.text()));
  }

  /** Of a store that does not describe its objects: nothing, and no operation. */
  @Override
  public ObjectAttributes attributes(ObjectPath path, ObjectVersion version) {
    return delegate instanceof DescribesObjects able
        ? plan.begin(Operation.DESCRIBE, root(), path.text())
            .around(() -> able.attributes(path, version))
        : ObjectAttributes.NONE;
  }

  @Override
  public void close() {
    delegate.close();
  }
}

package io.lakehousedr.testkit;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.StoreCall.Operation;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A store whose operations are counted, and befallen by what a {@link FaultPlan} says. Its optional
 * abilities are hidden, so that callers stream, unless it is made by {@link #withAbilities}.
 */
public class FaultyStore implements ObjectStore {
  private final ObjectStore delegate;
  private final FaultyReader reader;
  private final FaultPlan plan;

  FaultyStore(ObjectStore delegate, FaultPlan plan) {
    this.delegate = delegate;
    this.reader = new FaultyReader(delegate, plan);
    this.plan = plan;
  }

  /** Wraps a store; what it can do beyond {@link ObjectStore} is hidden. */
  public static FaultyStore of(ObjectStore delegate, FaultPlan plan) {
    return new FaultyStore(delegate, plan);
  }

  /** Wraps a store and passes on the optional abilities it has. */
  public static FaultyStore withAbilities(ObjectStore delegate, FaultPlan plan) {
    return delegate instanceof ResumableUploads
        ? new FaultyAbilities.WithUploads(delegate, plan)
        : new FaultyAbilities(delegate, plan);
  }

  /** Wraps a reader. */
  public static ObjectReader reader(ObjectReader delegate, FaultPlan plan) {
    return new FaultyReader(delegate, plan);
  }

  /** The store behind this one, which nothing befalls. */
  public final ObjectStore delegate() {
    return delegate;
  }

  final FaultyReader reader() {
    return reader;
  }

  final FaultPlan.Begun begin(Operation operation, String path) {
    return plan.begin(operation, root(), path);
  }

  @Override
  public final Location root() {
    return delegate.root();
  }

  @Override
  public final StoreTraits traits() {
    return delegate.traits();
  }

  @Override
  public final Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    return reader.list(directory, startAfter);
  }

  @Override
  public final Optional<ObjectEntry> head(ObjectPath path) {
    return reader.head(path);
  }

  @Override
  public final InputStream open(
      ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    return reader.open(path, range, expected);
  }

  @Override
  public final ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    FaultPlan.Begun call = begin(Operation.CREATE, path.text());
    Content sent = call.fault().content(content);
    return call.around(() -> delegate.create(path, sent, options));
  }

  @Override
  public final ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    FaultPlan.Begun call = begin(Operation.REPLACE, path.text());
    Content sent = call.fault().content(content);
    return call.around(() -> delegate.replace(path, expected, sent, options));
  }

  /** A fault befalls all names alike; as the contract has it, each gets it as its outcome. */
  @Override
  public final Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    FaultPlan.Begun call = begin(Operation.DELETE, joined(names));
    Map<ObjectPath, ObjectVersion> sent = new LinkedHashMap<>(names);
    try {
      return call.around(() -> delegate.delete(sent));
    } catch (DrException e) {
      Map<ObjectPath, DeleteOutcome> outcomes = new LinkedHashMap<>();
      names.keySet().forEach(name -> outcomes.put(name, new DeleteOutcome.Failed(e)));
      return outcomes;
    }
  }

  private static String joined(Map<ObjectPath, ObjectVersion> names) {
    return names.keySet().stream().map(ObjectPath::text).collect(Collectors.joining(","));
  }

  @Override
  public final void close() {
    delegate.close();
  }
}

package io.lakehousedr.core.store;

import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A store whose objects have another kind of checksum than those of the store behind it, or none,
 * and which keeps other attributes. It can damage what is written after all checks.
 */
public final class AlteredStore implements ObjectStore, DescribesObjects, ServerSideCopy {
  private final ObjectStore store;
  private final Optional<Checksum.Algorithm> told;
  private final Set<ObjectAttributes.Kind> kept;

  /** What is done to the next objects that are written. */
  public enum Mood {
    /** They arrive as they were sent. */
    HONEST,
    /** Their first byte is another. */
    DAMAGES
  }

  /** How it behaves now. */
  public Mood mood = Mood.HONEST;

  /** The store that it copies from by itself. */
  public Optional<ObjectReader> reaches = Optional.empty();

  /** Tells {@code told} of {@code store}'s objects and keeps {@code kept}. */
  public AlteredStore(
      ObjectStore store, Optional<Checksum.Algorithm> told, Set<ObjectAttributes.Kind> kept) {
    this.store = store;
    this.told = told;
    this.kept = kept;
  }

  private static byte[] bytes(ObjectReader from, ObjectPath path) {
    try (InputStream in = from.open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectEntry altered(ObjectEntry entry) {
    Optional<Checksum> sum = told.map(algorithm -> Sums.of(store, entry.path(), algorithm));
    return new ObjectEntry(entry.path(), entry.size(), entry.version(), entry.lastModified(), sum);
  }

  private ObjectEntry written(ObjectEntry entry) {
    if (mood == Mood.HONEST) {
      return altered(entry);
    }
    byte[] bytes = bytes(store, entry.path());
    bytes[0] ^= 1;
    return altered(
        store.replace(entry.path(), entry.version(), Content.of(bytes), WriteOptions.DURABLE));
  }

  @Override
  public Location root() {
    return store.root();
  }

  @Override
  public StoreTraits traits() {
    StoreTraits traits = store.traits();
    return new StoreTraits(
        traits.features(), told.map(Set::of).orElse(Set.of()), traits.timestampResolution(), kept);
  }

  @Override
  public Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    return store.list(directory, startAfter).map(this::altered);
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    return store.head(path).map(this::altered);
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    return store.open(path, range, expected);
  }

  @Override
  public ObjectAttributes attributes(ObjectPath path, ObjectVersion version) {
    return store instanceof DescribesObjects describing
        ? describing.attributes(path, version).keptAt(traits())
        : ObjectAttributes.NONE;
  }

  @Override
  public ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    ObjectAttributes some = options.attributes().keptAt(traits());
    return written(store.create(path, content, options.with(some)));
  }

  @Override
  public ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    ObjectAttributes some = options.attributes().keptAt(traits());
    return written(store.replace(path, expected, content, options.with(some)));
  }

  @Override
  public Optional<ObjectEntry> copy(
      ObjectReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    return reaches
        .filter(from::equals)
        .map(other -> create(target, Content.of(bytes(other, source.path())), options));
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

package io.lakehousedr.core.retry;

import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.StoreTraits;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads again what failed to be read; streams go on where they broke off. */
public class RetryingReader implements ObjectReader, DescribesObjects {
  final Retry retry;
  private final ObjectReader reader;

  /** Retries what {@code reader} does. */
  public RetryingReader(ObjectReader reader, Retry retry) {
    this.reader = reader;
    this.retry = retry;
  }

  /** The reader behind this one, for stores that copy by themselves. */
  public static ObjectReader unwrap(ObjectReader reader) {
    return reader instanceof RetryingReader retrying ? retrying.reader : reader;
  }

  @Override
  public Location root() {
    return reader.root();
  }

  @Override
  public StoreTraits traits() {
    return reader.traits();
  }

  @Override
  public Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    return RetryingListing.stream(reader, retry, directory, startAfter);
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    return retry.call(() -> reader.head(path));
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    InputStream first = retry.call(() -> reader.open(path, range, expected));
    return expected.isEmpty()
        ? first
        : new ResumingStream(reader, retry, path, range, expected, first);
  }

  /** Of a store that does not describe its objects: nothing. */
  @Override
  public ObjectAttributes attributes(ObjectPath path, ObjectVersion version) {
    return reader instanceof DescribesObjects describing
        ? retry.call(() -> describing.attributes(path, version))
        : ObjectAttributes.NONE;
  }

  @Override
  public void close() {
    reader.close();
  }
}

package io.lakehousedr.core.throttle;

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

/** Reads as fast as its endpoint allows. */
class ThrottledReader implements ObjectReader, DescribesObjects {
  final Endpoint endpoint;
  private final ObjectReader reader;
  private final Meter bytes;

  /**
   * A reader.
   *
   * @param bytes takes what is read
   */
  ThrottledReader(ObjectReader reader, Endpoint endpoint, Meter bytes) {
    this.reader = reader;
    this.endpoint = endpoint;
    this.bytes = bytes;
  }

  /** The reader behind this one, for stores that copy by themselves. */
  static ObjectReader unwrap(ObjectReader reader) {
    return reader instanceof ThrottledReader throttled ? throttled.reader : reader;
  }

  /** What takes the bytes that are read of a reader. */
  static Meter bytes(ObjectReader reader) {
    return reader instanceof ThrottledReader throttled ? throttled.bytes : Meter.NONE;
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
    return ThrottledListing.stream(
        endpoint.request(() -> reader.list(directory, startAfter)), endpoint);
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    return endpoint.request(() -> reader.head(path));
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    return PacedStream.of(endpoint.request(() -> reader.open(path, range, expected)), bytes);
  }

  /** Of a store that does not describe its objects: nothing. */
  @Override
  public ObjectAttributes attributes(ObjectPath path, ObjectVersion version) {
    return reader instanceof DescribesObjects describing
        ? endpoint.request(() -> describing.attributes(path, version))
        : ObjectAttributes.NONE;
  }

  @Override
  public void close() {
    reader.close();
  }
}

package io.lakehousedr.adls;

import io.lakehousedr.model.ByteRange;
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
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container as a store. Objects are block blobs; conditions are the service's own ({@code
 * If-None-Match: *}, {@code If-Match}), so they hold against every writer. Thread-safe.
 */
final class AdlsStore implements ObjectStore, DescribesObjects, ServerSideCopy, ResumableUploads {
  private final Service service;
  private final AdlsReader reader;
  private final Writer writer;

  AdlsStore(Service service) {
    this.service = service;
    this.reader = new AdlsReader(service);
    this.writer = new Writer(service, reader);
  }

  AdlsReader reader() {
    return reader;
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
    return reader.list(directory, startAfter);
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    return reader.head(path);
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    return reader.open(path, range, expected);
  }

  @Override
  public ObjectAttributes attributes(ObjectPath path, ObjectVersion version) {
    return reader.attributes(path, version);
  }

  @Override
  public ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    return writer.create(path, content, options);
  }

  @Override
  public ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    return writer.replace(path, expected, content, options);
  }

  @Override
  public Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    return new Remover(service, reader).delete(names);
  }

  @Override
  public Optional<ObjectEntry> copy(
      ObjectReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    return new Copier(service, reader).copy(from, source, target, options);
  }

  @Override
  public long partSize(long objectSize) {
    return Blocks.size(service.settings().connection().partSize(), objectSize);
  }

  @Override
  public Upload upload(ObjectPath target, String token, long size, ObjectAttributes attributes) {
    return new BlockUpload(
        service, reader, target, Blocks.of(token, size, partSize(size)), attributes);
  }

  @Override
  public void close() {
    reader.close();
  }
}

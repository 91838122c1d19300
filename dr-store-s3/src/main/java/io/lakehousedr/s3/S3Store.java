package io.lakehousedr.s3;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the objects of a bucket below a prefix, by conditional requests. Thread-safe, and safe
 * between processes and machines.
 *
 * <p>Objects up to {@code multipart_threshold} bytes are written by one request, larger ones in
 * parts; either way the bytes pass through without being kept. Uploads that are gone on with leave
 * a note of some bytes below {@code .dr-uploads/} in the root, which is not listed; after a week
 * without progress they are thrown away by whoever begins another.
 */
final class S3Store extends S3Reader implements ObjectStore, ServerSideCopy, ResumableUploads {
  private final S3Writer writer;
  private final S3Uploads uploads;
  private final CreateProbe probe;

  S3Store(Connection connection) {
    super(connection);
    this.writer = new S3Writer(connection);
    this.uploads = new S3Uploads(connection, writer);
    this.probe = new CreateProbe(connection, writer);
  }

  @Override
  public ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    probe.prove();
    return content.size() <= connection.settings().singlePut()
        ? writer.create(path, content, options)
        : uploads.create(path, content, options);
  }

  /** Up to 5 GiB: there is no conditional request for larger ones that is known everywhere. */
  @Override
  public ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    return writer.replace(path, expected, content, options);
  }

  @Override
  public Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    return new S3Remover(connection).delete(names);
  }

  /** The service copies between roots that the same identity reaches at the same endpoint. */
  @Override
  public Optional<ObjectEntry> copy(
      ObjectReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    if (!(from instanceof S3Reader other)
        || !connection.settings().reaches(other.connection.settings())
        || options.expected().isPresent()) {
      return Optional.empty();
    }
    probe.prove();
    return Optional.of(
        new S3Copier(connection, writer, uploads).copy(other, source, target, options));
  }

  @Override
  public long partSize(long objectSize) {
    return uploads.partSize(objectSize);
  }

  @Override
  public Upload upload(ObjectPath target, String token, long size, ObjectAttributes attributes) {
    probe.prove();
    return uploads.upload(target, token, size, attributes);
  }
}

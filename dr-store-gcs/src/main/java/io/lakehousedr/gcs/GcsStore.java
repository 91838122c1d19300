package io.lakehousedr.gcs;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
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
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads and writes the objects below a prefix of a bucket. Thread-safe. */
final class GcsStore extends GcsReader implements ObjectStore, ServerSideCopy, ResumableUploads {
  private static final long MOST_PARTS = 10_000;

  private final Writer writer;
  private final Rewriting rewriting;
  private final AtomicBoolean swept = new AtomicBoolean();

  GcsStore(Connection connection) {
    super(connection);
    this.writer = new Writer(this);
    this.rewriting = new Rewriting(this);
  }

  @Override
  public ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    checkWritable(path);
    return writer.write(path, content, options, Standing.NOTHING);
  }

  @Override
  public ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    checkWritable(path);
    Standing standing =
        Blobs.generation(expected)
            .map(Standing::new)
            .orElseThrow(
                () ->
                    absent(
                        path, DrException.storage(ErrorKind.NOT_FOUND, bucket.where(path), null)));
    return writer.write(path, content, options, standing);
  }

  /** Names of the adapter's own folder would be hidden at once. */
  private void checkWritable(ObjectPath path) {
    if (GcsRoot.isHidden(path.text())) {
      throw new DrException(
          Problem.STORE_INVALID,
          bucket.where(path) + " lies in a folder that the adapter keeps for uploads: rename it");
    }
  }

  @Override
  public Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    return new Deletion(this).delete(names);
  }

  @Override
  public Optional<ObjectEntry> copy(
      ObjectReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    checkWritable(target);
    return from instanceof GcsReader reader
            && connection.settings().reaches(reader.connection.settings())
        ? rewriting.copy(reader, source, target, options)
        : Optional.empty();
  }

  @Override
  public long partSize(long objectSize) {
    long part = connection.settings().connection().partSize();
    while (objectSize / part >= MOST_PARTS) {
      part *= 2;
    }
    return part;
  }

  @Override
  public Upload upload(ObjectPath target, String token, long size, ObjectAttributes attributes) {
    checkWritable(target);
    PartFolder parts = PartFolder.of(this, target, token, size);
    if (!swept.getAndSet(true)) {
      parts.sweep();
    }
    return new GcsUpload(this, writer, target, parts, attributes);
  }
}

package io.lakehousedr.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.StoreTraits.Feature;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the objects below a prefix of a bucket. Thread-safe. */
sealed class GcsReader implements ObjectReader, DescribesObjects permits GcsStore {
  private static final StoreTraits TRAITS =
      new StoreTraits(
          Set.of(
              Feature.ATOMIC_CREATE,
              Feature.CONDITIONAL_REPLACE,
              Feature.CONDITIONAL_DELETE,
              Feature.VERSIONS_NEVER_REPEAT,
              Feature.LISTS_ARE_CURRENT),
          Set.of(Checksum.Algorithm.CRC32C),
          Duration.ofMillis(1),
          Set.of(ObjectAttributes.Kind.CONTENT_TYPE, ObjectAttributes.Kind.METADATA));

  final Connection connection;
  final GcsRoot bucket;

  GcsReader(Connection connection) {
    this.connection = connection;
    this.bucket = connection.root();
  }

  @Override
  public Location root() {
    return bucket.location();
  }

  @Override
  public StoreTraits traits() {
    return TRAITS;
  }

  @Override
  public Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Listing(connection, directory, startAfter),
            Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL),
        false);
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    if (path.isRoot() || GcsRoot.isHidden(path.text())) {
      return Optional.empty();
    }
    return look(path, BlobGetOption.fields(Blobs.LISTED)).map(blob -> Blobs.entry(path, blob));
  }

  /** What stands under a name now. */
  final Optional<Blob> look(ObjectPath path, BlobGetOption... options) {
    Optional<Blob> blob =
        Optional.ofNullable(connection.read(bucket.where(path), it -> it.get(id(path), options)));
    blob.ifPresentOrElse(it -> connection.sawBucket(), connection::checkBucket);
    return blob;
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    if (path.isRoot() || GcsRoot.isHidden(path.text())) {
      throw DrException.storage(ErrorKind.NOT_FOUND, bucket.where(path), null);
    }
    try {
      return GcsStream.open(connection, path, id(path, expected), range);
    } catch (DrException e) {
      throw e.kind() == ErrorKind.NOT_FOUND && expected.isPresent() ? absent(path, e) : e;
    }
  }

  final BlobId id(ObjectPath path) {
    return BlobId.of(bucket.bucket(), bucket.name(path));
  }

  private BlobId id(ObjectPath path, Optional<ObjectVersion> expected) {
    if (expected.isEmpty()) {
      return id(path);
    }
    return Blobs.generation(expected.get())
        .map(generation -> BlobId.of(bucket.bucket(), bucket.name(path), generation))
        .orElseThrow(
            () -> absent(path, DrException.storage(ErrorKind.NOT_FOUND, bucket.where(path), null)));
  }

  /** A version that is not there: CONFLICT when another one is. */
  final DrException absent(ObjectPath path, DrException notFound) {
    return head(path).isPresent()
        ? DrException.storage(ErrorKind.CONFLICT, bucket.where(path), null)
        : notFound;
  }

  @Override
  public ObjectAttributes attributes(ObjectPath path, ObjectVersion version) {
    BlobId id = id(path, Optional.of(version));
    BlobGetOption fields =
        BlobGetOption.fields(BlobField.NAME, BlobField.CONTENT_TYPE, BlobField.METADATA);
    return Optional.ofNullable(connection.read(bucket.where(path), it -> it.get(id, fields)))
        .map(Blobs::attributes)
        .orElseThrow(
            () -> absent(path, DrException.storage(ErrorKind.NOT_FOUND, bucket.where(path), null)));
  }

  @Override
  public void close() {
    connection.close();
  }
}

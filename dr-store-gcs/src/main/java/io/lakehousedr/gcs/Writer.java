package io.lakehousedr.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.CheckedStream;
import io.lakehousedr.spi.support.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes whole objects, each by one request. Small ones are sent with their checksums, so that the
 * service refuses what was damaged on the way; large ones are streamed, and their checksum is
 * compared with the service's afterwards, unless it was known before.
 */
final class Writer {
  private static final int SMALL = 1 << 20;

  private final GcsStore store;
  private final Settling settling;

  Writer(GcsStore store) {
    this.store = store;
    this.settling = new Settling(store);
  }

  /** Writes over what must stand there, and settles what is unclear. */
  ObjectEntry write(ObjectPath path, Content content, WriteOptions options, Standing over) {
    String nonce = UUID.randomUUID().toString();
    try {
      return Blobs.entry(path, send(path, content, options, Optional.of(over), nonce));
    } catch (DrException e) {
      return settling.settle(path, nonce, over, e);
    }
  }

  /** Settles a write of another kind, which made its object with that nonce. */
  ObjectEntry settle(ObjectPath path, String nonce, Standing over, DrException failure) {
    return settling.settle(path, nonce, over, failure);
  }

  /** One request; {@code over} is empty to write over whatever is there. */
  Blob send(
      ObjectPath path,
      Content content,
      WriteOptions options,
      Optional<Standing> over,
      String nonce) {
    BlobInfo.Builder blob =
        Blobs.describe(store.bucket.bucket(), store.bucket.name(path), options.attributes(), nonce);
    String where = store.bucket.where(path);
    Blob made;
    try (CheckedStream stream = CheckedStream.open(where, content, options.expected())) {
      made =
          content.size() <= SMALL
              ? small(where, blob.build(), stream, (int) content.size(), over)
              : large(where, blob, stream, options.expected(), over);
    }
    store.connection.sawBucket();
    return made;
  }

  private Blob small(
      String where, BlobInfo blob, CheckedStream stream, int size, Optional<Standing> over) {
    byte[] bytes = new byte[size];
    for (int read = 0; read < size; ) {
      read += stream.read(bytes, read, size - read);
    }
    List<BlobTargetOption> options =
        new ArrayList<>(List.of(BlobTargetOption.disableGzipContent()));
    over.map(it -> BlobTargetOption.generationMatch(it.generation())).ifPresent(options::add);
    return store.connection.write(
        where, it -> it.create(blob, bytes, options.toArray(BlobTargetOption[]::new)));
  }

  private Blob large(
      String where,
      BlobInfo.Builder blob,
      CheckedStream stream,
      Optional<Checksum> expected,
      Optional<Standing> over) {
    List<BlobWriteOption> options = new ArrayList<>(List.of(BlobWriteOption.disableGzipContent()));
    over.map(it -> BlobWriteOption.generationMatch(it.generation())).ifPresent(options::add);
    expected.flatMap(checksum -> announce(blob, checksum)).ifPresent(options::add);
    Digest digest = new Digest(Checksum.Algorithm.CRC32C);
    stream.computing(digest);
    Blob made = stream(where, blob.build(), stream, options.toArray(BlobWriteOption[]::new));
    check(where, made, digest.finish());
    return made;
  }

  /** Lets the service check what it can; the stream has checked everything else. */
  private static Optional<BlobWriteOption> announce(BlobInfo.Builder blob, Checksum expected) {
    if (expected.algorithm() != Checksum.Algorithm.CRC32C) {
      return Optional.empty();
    }
    blob.setCrc32c(Blobs.base64(expected));
    return Optional.of(BlobWriteOption.crc32cMatch());
  }

  private Blob stream(
      String where, BlobInfo blob, CheckedStream stream, BlobWriteOption[] options) {
    try {
      return store.connection.write(where, it -> insert(it, blob, stream, options));
    } catch (RuntimeException e) {
      throw stream.failure().orElse(e);
    }
  }

  /**
   * The SDK advises against it because it cannot try again by itself: just what is wanted. Its
   * other ways of writing take three requests or more, and end an object that broke off as if it
   * were whole.
   */
  @SuppressWarnings("deprecation")
  private static Blob insert(
      Storage storage, BlobInfo blob, CheckedStream stream, BlobWriteOption[] options) {
    return storage.create(blob, stream, options);
  }

  /** What has been damaged on the way is taken back, if nobody has replaced it since. */
  private void check(String where, Blob made, Checksum sent) {
    if (!Blobs.crc32c(made).map(sent::equals).orElse(true)) {
      remove(where, made);
      throw DrException.storage(
          ErrorKind.CORRUPT,
          where + " arrived with another CRC32C than " + sent + " and was removed; copy it again",
          null);
    }
  }

  /** Removes exactly that version. */
  void remove(String where, Blob made) {
    store.connection.write(
        where,
        it -> it.delete(made.getBlobId(), BlobSourceOption.generationMatch(made.getGeneration())));
  }
}

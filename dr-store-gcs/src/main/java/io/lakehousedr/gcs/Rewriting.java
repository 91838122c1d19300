package io.lakehousedr.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.CopyWriter;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.CopyRequest;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.Cancellation;
import io.lakehousedr.spi.support.Pouring;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Copies within the service (Objects: rewrite). Between locations a large object takes many
 * requests, each with the token of the one before; when one fails, the next try of the same copy
 * goes on there. Thread-safe.
 */
final class Rewriting {
  private static final int MOST_RUNNING = 1000;

  private final GcsStore store;
  private final Map<Key, Running> running = new ConcurrentHashMap<>();

  Rewriting(GcsStore store) {
    this.store = store;
  }

  private record Key(BlobId source, ObjectPath target, WriteOptions options) {}

  private record Running(CopyWriter writer, String nonce) {}

  /** As {@code ServerSideCopy}; the service can check no other checksums than its own. */
  Optional<ObjectEntry> copy(
      GcsReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    Optional<Long> generation = Blobs.generation(source.version());
    boolean checkable =
        options.expected().map(it -> it.algorithm() == Checksum.Algorithm.CRC32C).orElse(true);
    if (!checkable || generation.isEmpty()) {
      return Optional.empty();
    }
    String where = store.bucket.where(target);
    source.checksum().ifPresent(known -> Pouring.check(where, known, options.expected()));
    // A copy that cannot end well would be refused at its end only, when all bytes have moved.
    if (store.head(target).isPresent()) {
      throw DrException.storage(ErrorKind.ALREADY_EXISTS, where, null);
    }
    BlobId id = BlobId.of(from.bucket.bucket(), from.bucket.name(source.path()), generation.get());
    return Optional.of(copy(from, source, new Key(id, target, options)));
  }

  private ObjectEntry copy(GcsReader from, ObjectEntry source, Key key) {
    Running known = running.remove(key);
    String nonce = known == null ? UUID.randomUUID().toString() : known.nonce();
    try {
      Running copy = known == null ? begin(key, nonce) : known;
      return goOn(key, copy);
    } catch (DrException e) {
      if (e.kind() == ErrorKind.CONFLICT || e.kind() == ErrorKind.NOT_FOUND) {
        checkSource(from, source);
      }
      return new Settling(store).settle(key.target(), nonce, Standing.NOTHING, e);
    }
  }

  private Running begin(Key key, String nonce) {
    BlobInfo blob =
        Blobs.describe(
                store.bucket.bucket(),
                store.bucket.name(key.target()),
                key.options().attributes(),
                nonce)
            .build();
    CopyRequest request =
        CopyRequest.newBuilder()
            .setSource(key.source())
            .setSourceOptions(BlobSourceOption.generationMatch(key.source().getGeneration()))
            .setTarget(blob, BlobTargetOption.doesNotExist())
            .build();
    String where = store.bucket.where(key.target());
    return new Running(store.connection.write(where, it -> it.copy(request)), nonce);
  }

  private ObjectEntry goOn(Key key, Running copy) {
    String where = store.bucket.where(key.target());
    try {
      while (!copy.writer().isDone()) {
        Cancellation.check();
        store.connection.write(where, it -> chunk(copy.writer()));
      }
    } catch (DrException e) {
      if (e.kind().recourse() != ErrorKind.Recourse.STOP && running.size() < MOST_RUNNING) {
        running.put(key, copy);
      }
      throw e;
    }
    Blob made = copy.writer().getResult();
    store.connection.sawBucket();
    return Blobs.entry(key.target(), made);
  }

  private static CopyWriter chunk(CopyWriter writer) {
    writer.copyChunk();
    return writer;
  }

  private static void checkSource(GcsReader from, ObjectEntry source) {
    Optional<ObjectEntry> now = from.head(source.path());
    String where = from.bucket.where(source.path());
    if (now.isEmpty()) {
      throw DrException.storage(ErrorKind.NOT_FOUND, where, null);
    }
    if (!now.get().version().equals(source.version())) {
      throw DrException.storage(ErrorKind.CONFLICT, where, null);
    }
  }
}

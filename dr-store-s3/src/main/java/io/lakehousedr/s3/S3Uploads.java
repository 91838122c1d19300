package io.lakehousedr.s3;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.CheckedStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Begins uploads in parts, and finds them again. Thread-safe. */
final class S3Uploads {
  private static final int MOST_PARTS = 10_000;

  private final Connection connection;
  private final S3Writer writer;
  private final UploadNotes notes;
  private final AtomicBoolean pruned = new AtomicBoolean();

  S3Uploads(Connection connection, S3Writer writer) {
    this.connection = connection;
    this.writer = writer;
    this.notes = new UploadNotes(connection);
  }

  /** As configured, but so large that no more than 10,000 are needed. */
  long partSize(long objectSize) {
    long least = (objectSize + MOST_PARTS - 1) / MOST_PARTS;
    long rounded = (least + S3Settings.MEBIBYTE - 1) / S3Settings.MEBIBYTE * S3Settings.MEBIBYTE;
    return Math.max(rounded, connection.settings().connection().partSize());
  }

  S3Upload upload(ObjectPath target, String token, long size, ObjectAttributes attributes) {
    String key = connection.root().objectKey(target);
    String noteKey = noteKey(key, token, size);
    if (pruned.compareAndSet(false, true)) {
      prune(noteKey);
    }
    UploadNote note =
        notes
            .read(noteKey)
            .filter(it -> isThere(it, noteKey))
            .orElseGet(() -> begin(key, noteKey, attributes));
    return new S3Upload(
        connection, writer, target, size, partSize(size), note, Optional.of(noteKey));
  }

  /** Once in a store's life. What cannot be thrown away now is thrown away another time. */
  private void prune(String spared) {
    try {
      notes.prune(spared);
    } catch (DrException e) {
      return;
    }
  }

  /** Another size of part makes another upload: the parts of one must fit together. */
  private String noteKey(String key, String token, long size) {
    String text = String.join("\n", key, token, "" + size, "" + partSize(size));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return connection.root().hiddenKey(Checksum.sha256(bytes).hex());
  }

  /** A note whose upload is gone is forgotten. */
  private boolean isThere(UploadNote note, String noteKey) {
    try {
      connection.uploads().parts(note.key(), note.id());
      return true;
    } catch (DrException e) {
      if (e.kind() != ErrorKind.NOT_FOUND) {
        throw e;
      }
      notes.forget(noteKey);
      return false;
    }
  }

  private UploadNote begin(String key, String noteKey, ObjectAttributes attributes) {
    String nonce = S3Writer.nonce();
    UploadNote mine =
        new UploadNote(key, connection.uploads().begin(key, attributes, nonce), nonce);
    UploadNote kept = notes.keep(noteKey, mine);
    if (!kept.equals(mine)) {
      S3Upload.abort(connection, mine);
    }
    return kept;
  }

  /** Creates an object too large for one request: one part after the other. */
  ObjectEntry create(ObjectPath target, Content content, WriteOptions options) {
    return once(
        target,
        content.size(),
        partSize(content.size()),
        options.attributes(),
        upload -> {
          String where = connection.root().where(target);
          try (CheckedStream whole = CheckedStream.open(where, content, options.expected())) {
            upload.putAll(whole);
          }
        });
  }

  /** Makes an object by an upload that is not gone on with: it is complete, or thrown away. */
  ObjectEntry once(
      ObjectPath target,
      long size,
      long partSize,
      ObjectAttributes attributes,
      Consumer<S3Upload> parts) {
    String key = connection.root().objectKey(target);
    String nonce = S3Writer.nonce();
    UploadNote note =
        new UploadNote(key, connection.uploads().begin(key, attributes, nonce), nonce);
    S3Upload upload =
        new S3Upload(connection, writer, target, size, partSize, note, Optional.empty());
    try {
      parts.accept(upload);
      return upload.finish();
    } catch (DrException | CancellationException e) {
      connection.calls().later(() -> S3Upload.abort(connection, note));
      throw e;
    }
  }
}

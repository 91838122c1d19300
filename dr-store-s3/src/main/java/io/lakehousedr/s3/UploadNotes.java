package io.lakehousedr.s3;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.support.CheckedStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The notes of uploads under way, hidden from listings. Thread-safe. */
final class UploadNotes {
  /** After that long nobody is expected to go on with an upload. */
  static final Duration KEPT = Duration.ofDays(7);

  private final Connection connection;

  UploadNotes(Connection connection) {
    this.connection = connection;
  }

  Optional<UploadNote> read(String key) {
    try {
      Optional<BodyStream> body = connection.objects().open(key, ByteRange.ALL, Optional.empty());
      return body.isEmpty() ? Optional.empty() : UploadNote.read(bytes(body.get(), key));
    } catch (DrException e) {
      if (e.kind() == ErrorKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private byte[] bytes(InputStream body, String key) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw DrException.broken(connection.objects().where(key), e);
    }
  }

  /** Writes a note where none is; the one that stands there wins. */
  UploadNote keep(String key, UploadNote note) {
    byte[] bytes = note.bytes();
    Content content = Content.of(bytes);
    try (CheckedStream body =
        CheckedStream.open(connection.objects().where(key), content, Optional.empty())) {
      var written = new SdkObjects.Written(ObjectAttributes.NONE, note.nonce(), Optional.empty());
      connection.objects().put(key, body, bytes.length, Condition.ABSENT, written);
      return note;
    } catch (DrException e) {
      if (e.kind() != ErrorKind.CONFLICT && e.kind() != ErrorKind.OUTCOME_UNKNOWN) {
        throw e;
      }
      return read(key).orElseThrow(() -> e);
    }
  }

  void forget(String key) {
    connection.objects().delete(key, Optional.empty());
  }

  /** Throws away uploads that were begun long ago, and things that were tried out; but one. */
  void prune(String spared) {
    Instant limit = connection.time().instant().minus(KEPT);
    Optional<String> token = Optional.empty();
    do {
      Page page = connection.objects().page(connection.root().hiddenPrefix(), "", token);
      page.objects().stream()
          .filter(it -> it.modified().isBefore(limit) && !it.key().equals(spared))
          .forEach(it -> discard(it.key()));
      token = page.next();
    } while (token.isPresent());
  }

  private void discard(String key) {
    read(key).ifPresent(note -> S3Upload.abort(connection, note));
    forget(key);
  }
}

package io.lakehousedr.s3;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.CheckedStream;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Writes objects by conditional requests. Each write has a nonce, which the object carries as
 * metadata: where an answer is lost, it tells whether what stands there is this write's. Stateless.
 */
final class S3Writer {
  private final Connection connection;

  S3Writer(Connection connection) {
    this.connection = connection;
  }

  /** One request, up to 5 GiB. */
  ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    String nonce = nonce();
    return settled(path, nonce, () -> put(path, content, options, nonce, Condition.ABSENT));
  }

  static String nonce() {
    return UUID.randomUUID().toString();
  }

  private ObjectEntry put(
      ObjectPath path, Content content, WriteOptions options, String nonce, Condition condition) {
    String key = connection.root().objectKey(path);
    ObjectAttributes attributes = options.attributes();
    Optional<Checksum> expected = options.expected();
    try (CheckedStream body =
        CheckedStream.open(connection.objects().where(key), content, expected)) {
      var written = new SdkObjects.Written(attributes, nonce, expected);
      String tag = connection.objects().put(key, body, content.size(), condition, written);
      return written(path, tag, content.size());
    }
  }

  /** The answer to a write does not tell the object's time; asking again costs a request. */
  ObjectEntry written(ObjectPath path, String tag, long size) {
    try {
      Optional<Described> there = connection.objects().head(connection.root().objectKey(path));
      if (there.isPresent() && there.get().tag().equals(tag)) {
        return there.get().entry(path);
      }
    } catch (DrException e) {
      // It is written, whatever the second request came to; only its time is not known.
      return unseen(path, tag, size);
    }
    return unseen(path, tag, size);
  }

  private ObjectEntry unseen(ObjectPath path, String tag, long size) {
    var second = java.time.temporal.ChronoUnit.SECONDS;
    return new ObjectEntry(
        path,
        size,
        new ObjectVersion(tag),
        connection.time().instant().truncatedTo(second),
        Optional.empty());
  }

  /** What a write that creates came to: its own answer, or what stands there. */
  ObjectEntry settled(ObjectPath path, String nonce, Supplier<ObjectEntry> write) {
    try {
      return write.get();
    } catch (DrException e) {
      if (e.kind() != ErrorKind.OUTCOME_UNKNOWN && e.kind() != ErrorKind.CONFLICT) {
        throw e;
      }
      return settle(path, nonce, e);
    }
  }

  /**
   * Presence decides. Where nothing stands, a refused write may be repeated - what stood in its way
   * is gone - and one without an answer may land yet.
   */
  private ObjectEntry settle(ObjectPath path, String nonce, DrException e) {
    Optional<Described> there = look(path, e);
    if (there.isPresent()) {
      if (there.get().isBy(nonce)) {
        return there.get().entry(path);
      }
      throw DrException.storage(ErrorKind.ALREADY_EXISTS, connection.root().where(path), null);
    }
    throw e.kind() == ErrorKind.CONFLICT ? passing(path, e) : e;
  }

  private Optional<Described> look(ObjectPath path, DrException e) {
    try {
      return connection.objects().head(connection.root().objectKey(path));
    } catch (DrException blind) {
      e.addSuppressed(blind);
      throw e;
    }
  }

  private DrException passing(ObjectPath path, DrException e) {
    return DrException.storage(ErrorKind.UNAVAILABLE, connection.root().where(path), e);
  }

  ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    String nonce = nonce();
    checkExpected(path, expected);
    try {
      return put(path, content, options, nonce, Condition.at(expected.tag()));
    } catch (DrException e) {
      if (e.kind() != ErrorKind.OUTCOME_UNKNOWN && e.kind() != ErrorKind.CONFLICT) {
        throw e;
      }
      return settle(path, expected, nonce, e);
    }
  }

  /** Before bytes are sent in vain; the condition of the request itself is what holds. */
  private void checkExpected(ObjectPath path, ObjectVersion expected) {
    Optional<Described> there = connection.objects().head(connection.root().objectKey(path));
    if (there.isEmpty()) {
      throw DrException.storage(ErrorKind.NOT_FOUND, connection.root().where(path), null);
    }
    if (!there.get().tag().equals(expected.tag())) {
      throw DrException.storage(ErrorKind.CONFLICT, connection.root().where(path), null);
    }
  }

  /** Presence decides; a version that is still the expected one says nothing. */
  private ObjectEntry settle(ObjectPath path, ObjectVersion expected, String nonce, DrException e) {
    Optional<Described> there = look(path, e);
    if (there.isPresent() && there.get().isBy(nonce)) {
      return there.get().entry(path);
    }
    if (e.kind() == ErrorKind.OUTCOME_UNKNOWN) {
      throw e;
    }
    if (there.isEmpty()) {
      throw DrException.storage(ErrorKind.NOT_FOUND, connection.root().where(path), null);
    }
    throw there.get().tag().equals(expected.tag()) ? passing(path, e) : e;
  }
}

package io.lakehousedr.adls;

import com.azure.core.http.HttpResponse;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.CheckedStream;
import io.lakehousedr.spi.support.Digest;
import io.lakehousedr.spi.support.Pouring;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Writes whole objects: up to 256 MiB by one Put Blob, larger ones by blocks. The bytes stream
 * through, in bounded memory; the service's own MD5 of what came is compared with ours.
 * Thread-safe.
 */
final class Writer {
  private static final long SINGLE = 256L << 20;

  private final Service service;
  private final AdlsReader reader;
  private final Commit commit;

  Writer(Service service, AdlsReader reader) {
    this.service = service;
    this.reader = reader;
    this.commit = new Commit(service, reader);
  }

  ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    return write(path, content, options, Condition.ABSENT);
  }

  ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    return write(path, content, options, Condition.at(expected));
  }

  private ObjectEntry write(
      ObjectPath path, Content content, WriteOptions options, Condition condition) {
    Names.check(service, path);
    String nonce = UUID.randomUUID().toString();
    try (CheckedStream bytes =
        CheckedStream.open(service.where(path), content, options.expected())) {
      ObjectEntry made =
          commit.settled(
              path,
              nonce,
              condition,
              unlessBroken(
                  bytes,
                  () ->
                      content.size() <= SINGLE
                          ? single(path, bytes, content.size(), options, condition, nonce)
                          : blocks(path, bytes, content.size(), options, condition, nonce)));
      return reader.access().set(made, options.attributes());
    }
  }

  /** What the content failed with goes before what the request made of it. */
  private static Supplier<ObjectEntry> unlessBroken(
      CheckedStream bytes, Supplier<ObjectEntry> write) {
    return () -> {
      try {
        return write.get();
      } catch (DrException e) {
        throw bytes.failure().orElse(e);
      }
    };
  }

  private ObjectEntry single(
      ObjectPath path,
      CheckedStream bytes,
      long size,
      WriteOptions options,
      Condition condition,
      String nonce) {
    Digest md5 = new Digest(Checksum.Algorithm.MD5);
    Call call =
        Call.put(service.url(path))
            .header("x-ms-blob-type", "BlockBlob")
            .header(condition.header(), condition.value())
            .headers(Metadata.headers(options.attributes(), nonce))
            .body(bytes.computing(md5), size);
    try (HttpResponse answer = service.send(path, Effect.WRITES, call)) {
      ObjectEntry made = Seen.written(path, size, answer);
      check(made, md5.finish());
      return made;
    }
  }

  /** Takes back what came to the service with other bytes than were sent. */
  private void check(ObjectEntry made, Checksum sent) {
    if (made.checksum().isPresent()) {
      try {
        Pouring.check(service.where(made.path()), made.checksum().get(), Optional.of(sent));
      } catch (DrException e) {
        new Remover(service, reader).delete(Map.of(made.path(), made.version()));
        throw e;
      }
    }
  }

  private ObjectEntry blocks(
      ObjectPath path,
      CheckedStream bytes,
      long size,
      WriteOptions options,
      Condition condition,
      String nonce) {
    Digest md5 = new Digest(Checksum.Algorithm.MD5);
    bytes.computing(md5);
    long blockSize = Blocks.size(service.settings().connection().partSize(), size);
    Blocks blocks = Blocks.of(nonce, size, blockSize);
    for (int number = 0; number < blocks.count(); number++) {
      commit.stage(path, blocks.id(number), new Part(bytes, blocks.size(number)));
    }
    Commit.Last last =
        new Commit.Last(options.attributes(), condition, nonce, Optional.of(md5.finish()));
    return commit.commit(path, blocks, last);
  }

  /** A condition that a write is under. */
  record Condition(String header, String value) {
    /** Nothing stands there. */
    static final Condition ABSENT = new Condition("If-None-Match", "*");

    /** That version stands there. */
    static Condition at(ObjectVersion version) {
      return new Condition("If-Match", Seen.quoted(version));
    }

    /** What it is to be told that the condition does not hold. */
    ErrorKind broken() {
      return this.equals(ABSENT) ? ErrorKind.ALREADY_EXISTS : ErrorKind.CONFLICT;
    }
  }
}

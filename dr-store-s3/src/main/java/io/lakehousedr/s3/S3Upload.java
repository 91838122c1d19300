package io.lakehousedr.s3;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.CheckedStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** An upload under way: S3's own, with parts from 1. Thread-safe. */
final class S3Upload implements ResumableUploads.Upload {
  private final Connection connection;
  private final S3Writer writer;
  private final ObjectPath target;
  private final long size;
  private final long partSize;
  private final UploadNote note;
  private final Optional<String> noteKey;
  private final Map<Integer, SdkUploads.Part> put = new ConcurrentHashMap<>();

  S3Upload(
      Connection connection,
      S3Writer writer,
      ObjectPath target,
      long size,
      long partSize,
      UploadNote note,
      Optional<String> noteKey) {
    this.connection = connection;
    this.writer = writer;
    this.target = target;
    this.size = size;
    this.partSize = partSize;
    this.note = note;
    this.noteKey = noteKey;
  }

  /** Throws an upload's parts away. Idempotent. */
  static void abort(Connection connection, UploadNote note) {
    try {
      connection.uploads().abort(note.key(), note.id());
    } catch (DrException e) {
      if (e.kind() != ErrorKind.NOT_FOUND) {
        throw e;
      }
    }
  }

  /** An object of no bytes has one part too. */
  int count() {
    return Math.toIntExact(Math.max(1, (size + partSize - 1) / partSize));
  }

  long length(int part) {
    return Math.min(partSize, size - part * partSize);
  }

  private boolean isWhole(Map.Entry<Integer, SdkUploads.Part> part) {
    int index = part.getKey() - 1;
    return index >= 0 && index < count() && part.getValue().size() == length(index);
  }

  @Override
  public SortedSet<Integer> finished() {
    TreeSet<Integer> finished = new TreeSet<>();
    connection.uploads().parts(note.key(), note.id()).entrySet().stream()
        .filter(this::isWhole)
        .forEach(part -> finished.add(part.getKey() - 1));
    return finished;
  }

  @Override
  public void put(int part, Content content) {
    if (part < 0 || part >= count() || content.size() != length(part)) {
      throw new DrException(
          Problem.STORE_INVALID,
          where() + ": part " + part + " of " + content.size() + " bytes is none of the upload's");
    }
    try (CheckedStream body = CheckedStream.open(where(), content, Optional.empty())) {
      long length = content.size();
      String tag = connection.uploads().put(note.key(), note.id(), part + 1, body, length);
      put.put(part + 1, new SdkUploads.Part(length, tag));
    } catch (DrException e) {
      throw e.kind() == ErrorKind.NOT_FOUND ? gone(e) : e;
    }
  }

  /** All parts, one after the other, from one stream. */
  void putAll(CheckedStream whole) {
    for (int part = 0; part < count(); part++) {
      put(part, new Next(length(part), new Slice(whole, length(part))));
    }
  }

  /** A part that can be read once. */
  private record Next(long size, InputStream open) implements Content {}

  /** Copies a part on the service's side; whether the source still has the version. */
  boolean copy(int part, SdkUploads.Source source) {
    Optional<String> tag = connection.uploads().copy(note.key(), note.id(), part + 1, source);
    tag.ifPresent(it -> put.put(part + 1, new SdkUploads.Part(length(part), it)));
    return tag.isPresent();
  }

  /** A checksum of the whole cannot be checked before it appears, so none may be expected. */
  @Override
  public ObjectEntry complete(WriteOptions options) {
    if (options.expected().isPresent()) {
      throw new DrException(
          Problem.STORE_INVALID,
          where() + ": S3 cannot check the checksum of an upload in parts before it is complete");
    }
    return finish();
  }

  ObjectEntry finish() {
    if (size == 0 && put.isEmpty()) {
      put(0, Content.of(new byte[0]));
    }
    ObjectEntry made = writer.settled(target, note.nonce(), this::appear);
    noteKey.ifPresent(this::forget);
    return made;
  }

  private ObjectEntry appear() {
    try {
      SortedMap<Integer, SdkUploads.Part> parts = parts();
      checkComplete(parts);
      String tag = connection.uploads().complete(note.key(), note.id(), parts);
      return writer.written(target, tag, size);
    } catch (DrException e) {
      throw e.kind() == ErrorKind.NOT_FOUND ? gone(e) : e;
    }
  }

  /** Nobody else puts parts of an upload that no note tells of: what was put here is all. */
  private SortedMap<Integer, SdkUploads.Part> parts() {
    if (noteKey.isEmpty()) {
      return new TreeMap<>(put);
    }
    SortedMap<Integer, SdkUploads.Part> parts = connection.uploads().parts(note.key(), note.id());
    parts.entrySet().removeIf(part -> !isWhole(part));
    return parts;
  }

  /** A service may tell no parts of an upload that is gone; then somebody else has completed it. */
  private void checkComplete(SortedMap<Integer, SdkUploads.Part> parts) {
    if (parts.isEmpty()) {
      throw DrException.storage(ErrorKind.NOT_FOUND, where(), null);
    }
    if (parts.size() != count()) {
      throw new DrException(
          Problem.STORE_INVALID,
          where() + ": " + parts.size() + " of " + count() + " parts are there: send the others");
    }
  }

  /** Completed or thrown away by somebody else: CONFLICT, and what stands there decides. */
  private DrException gone(DrException e) {
    noteKey.ifPresent(this::forget);
    return DrException.storage(ErrorKind.CONFLICT, where() + ": the upload is gone", e);
  }

  private void forget(String key) {
    connection.calls().later(() -> connection.objects().delete(key, Optional.empty()));
  }

  @Override
  public void abandon() {
    noteKey.ifPresent(key -> connection.objects().delete(key, Optional.empty()));
    abort(connection, note);
  }

  private String where() {
    return connection.root().where(target);
  }

  /** Nothing is held. */
  @Override
  public void close() {}
}

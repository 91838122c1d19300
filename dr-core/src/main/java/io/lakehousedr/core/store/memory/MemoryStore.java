package io.lakehousedr.core.store.memory;

import io.lakehousedr.core.store.memory.MemoryContent.Blob;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.Cancellation;
import io.lakehousedr.spi.support.Pouring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Objects in memory, gone with the process. Every feature of {@link StoreTraits} holds: creation is
 * exclusive, replacing and deleting are conditional and atomic, versions never repeat, listings are
 * current, a modification time and all attributes are kept. Each object carries its SHA-256.
 * Objects of 2 GiB and more are INVALID.
 *
 * <p>Several instances may share one {@link MemoryContent}, as processes share a service; roots
 * that overlap see each other's objects. Closing one does nothing. Thread-safe.
 */
public final class MemoryStore implements ObjectStore, DescribesObjects {
  private static final StoreTraits TRAITS =
      new StoreTraits(
          Set.of(StoreTraits.Feature.values()),
          Set.of(Checksum.Algorithm.SHA_256),
          Duration.ofNanos(1),
          Set.of(ObjectAttributes.Kind.values()));

  private final Location root;
  private final InstantSource time;
  private final MemoryContent content;

  /** A store of its own, empty. */
  public MemoryStore(Location root, InstantSource time) {
    this(root, time, new MemoryContent());
  }

  /** A view of what {@code content} holds below {@code root}, as another process would have. */
  public MemoryStore(Location root, InstantSource time, MemoryContent content) {
    this.root = root;
    this.time = time;
    this.content = content;
  }

  @Override
  public Location root() {
    return root;
  }

  @Override
  public StoreTraits traits() {
    return TRAITS;
  }

  @Override
  public Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    Cancellation.check();
    String base = folder(root.path().resolve(directory));
    int above = folder(root.path()).length();
    return content.blobs().tailMap(base + startAfter, false).entrySet().stream()
        .takeWhile(named -> named.getKey().startsWith(base))
        .map(named -> entry(named.getKey().substring(above), named.getValue()));
  }

  private static String folder(ObjectPath path) {
    return path.isRoot() ? "" : path + "/";
  }

  private static ObjectEntry entry(String path, Blob blob) {
    Cancellation.check();
    return blob.entry(ObjectPath.of(path));
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    Cancellation.check();
    return Optional.ofNullable(content.blobs().get(key(path))).map(blob -> blob.entry(path));
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    Cancellation.check();
    return new MemoryStream(found(path, expected).bytes, range);
  }

  @Override
  public ObjectAttributes attributes(ObjectPath path, ObjectVersion version) {
    Cancellation.check();
    return found(path, Optional.of(version)).attributes;
  }

  @Override
  public ObjectEntry create(ObjectPath path, Content bytes, WriteOptions options) {
    checkName(path);
    refuseExisting(path, content.blobs().get(key(path)));
    Blob blob = blob(path, bytes, options);
    refuseExisting(path, content.blobs().putIfAbsent(key(path), blob));
    return blob.entry(path);
  }

  @Override
  public ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content bytes, WriteOptions options) {
    checkName(path);
    Blob old = found(path, Optional.of(expected));
    Blob blob = blob(path, bytes, options);
    if (!content.blobs().replace(key(path), old, blob)) {
      found(path, Optional.of(expected));
    }
    return blob.entry(path);
  }

  @Override
  public Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    Map<ObjectPath, DeleteOutcome> outcomes = new LinkedHashMap<>();
    names.forEach(
        (path, expected) -> {
          Cancellation.check();
          outcomes.put(path, delete(key(path), expected));
        });
    return outcomes;
  }

  private DeleteOutcome delete(String key, ObjectVersion expected) {
    while (true) {
      Blob blob = content.blobs().get(key);
      if (blob == null) {
        return new DeleteOutcome.Absent();
      }
      if (!blob.version.equals(expected)) {
        return new DeleteOutcome.Changed(blob.version);
      }
      if (content.blobs().remove(key, blob)) {
        return new DeleteOutcome.Deleted();
      }
    }
  }

  @Override
  public void close() {}

  private String key(ObjectPath path) {
    return root.path().resolve(path).text();
  }

  private String where(ObjectPath path) {
    return root.resolve(path).toString();
  }

  private void checkName(ObjectPath path) {
    if (path.isRoot()) {
      throw new DrException(Problem.STORE_INVALID, root + ": the root names no object");
    }
  }

  private void refuseExisting(ObjectPath path, @org.jspecify.annotations.Nullable Blob existing) {
    if (existing != null) {
      throw DrException.storage(ErrorKind.ALREADY_EXISTS, where(path), null);
    }
  }

  private Blob found(ObjectPath path, Optional<ObjectVersion> expected) {
    Blob blob = content.blobs().get(key(path));
    if (blob == null) {
      throw DrException.storage(ErrorKind.NOT_FOUND, where(path), null);
    }
    if (expected.isPresent() && !expected.get().equals(blob.version)) {
      throw new DrException(
          Problem.STORE_CONFLICT,
          where(path) + ": expected version " + expected.get() + ", found " + blob.version);
    }
    return blob;
  }

  private Blob blob(ObjectPath path, Content bytes, WriteOptions options) {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    try {
      Pouring.pour(where(path), bytes, options.expected(), buffer::write);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory does not fail", e);
    }
    Instant modified = options.lastModified().orElseGet(time::instant);
    return content.blob(buffer.toByteArray(), modified, options.attributes());
  }
}

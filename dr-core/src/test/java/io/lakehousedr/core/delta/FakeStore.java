package io.lakehousedr.core.delta;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.StoreTraits;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A store in memory that remembers what was asked of it. */
final class FakeStore implements ObjectReader {
  static final ObjectPath TABLE = ObjectPath.of("db/t");

  final List<String> opened = new ArrayList<>();
  final List<String> listed = new ArrayList<>();
  long bytesAsked;

  private final NavigableMap<ObjectPath, Stored> objects = new TreeMap<>();

  private static final class Stored {
    private final byte[] bytes;
    private final Instant time;

    Stored(byte[] bytes, Instant time) {
      this.bytes = bytes;
      this.time = time;
    }
  }

  FakeStore put(String pathInTable, byte[] bytes, Instant time) {
    objects.put(TABLE.resolve(pathInTable), new Stored(bytes, time));
    return this;
  }

  FakeStore log(String name, String text) {
    return log(name, text, Instant.ofEpochMilli(1000));
  }

  FakeStore log(String name, String text, Instant time) {
    return put("_delta_log/" + name, text.getBytes(StandardCharsets.UTF_8), time);
  }

  FakeStore commit(long version, String... lines) {
    return log(
        LogNames.commit(version),
        String.join("\n", lines) + "\n",
        Instant.ofEpochMilli(1000 * (version + 1)));
  }

  FakeStore commitAt(long version, long millis, String... lines) {
    return log(LogNames.commit(version), String.join("\n", lines), Instant.ofEpochMilli(millis));
  }

  FakeStore remove(String pathInTable) {
    objects.remove(TABLE.resolve(pathInTable));
    return this;
  }

  LogListing listing() {
    return LogListing.list(this, TABLE, 0);
  }

  @Override
  public Location root() {
    return Location.parse("s3://bucket/root");
  }

  @Override
  public StoreTraits traits() {
    return new StoreTraits(Set.of(), Set.of(), Duration.ofMillis(1));
  }

  @Override
  public Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    String after = directory.text() + "/" + startAfter;
    return objects.keySet().stream()
        .filter(path -> path.text().startsWith(directory.text() + "/"))
        .filter(path -> ObjectPath.compareUtf8(path.text(), after) > 0)
        .map(this::entry)
        .peek(entry -> listed.add(entry.path().name()));
  }

  private ObjectEntry entry(ObjectPath path) {
    Stored stored = Objects.requireNonNull(objects.get(path), path.text());
    return new ObjectEntry(
        path,
        stored.bytes.length,
        new ObjectVersion(Checksum.sha256(stored.bytes).hex()),
        stored.time,
        Optional.empty());
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    return objects.containsKey(path) ? Optional.of(entry(path)) : Optional.empty();
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    if (!objects.containsKey(path)) {
      throw DrException.storage(ErrorKind.NOT_FOUND, path.text(), null);
    }
    if (expected.isPresent() && !expected.get().equals(entry(path).version())) {
      throw DrException.storage(ErrorKind.CONFLICT, path.text(), null);
    }
    byte[] bytes = Objects.requireNonNull(objects.get(path)).bytes;
    int start = (int) Math.min(range.offset(), bytes.length);
    int end = (int) Math.max(start, range.end(bytes.length));
    opened.add(path.name());
    bytesAsked += end - start;
    return new ByteArrayInputStream(bytes, start, end - start);
  }

  @Override
  public void close() {}
}

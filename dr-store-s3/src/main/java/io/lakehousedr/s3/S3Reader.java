package io.lakehousedr.s3;

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
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the objects of a bucket below a prefix. Thread-safe.
 *
 * <p>Versions are entity tags, which repeat for equal bytes: {@code VERSIONS_NEVER_REPEAT} is not
 * promised, in a versioned bucket either, for listings do not tell version ids. Times have whole
 * seconds. Checksums come with {@code head}, not with {@code list}.
 */
class S3Reader implements ObjectReader, DescribesObjects {
  /** No object reaches so far; some services fail on larger offsets. */
  private static final long BEYOND = 1L << 50;

  final Connection connection;
  private final StoreTraits traits;

  S3Reader(Connection connection) {
    this.connection = connection;
    this.traits = traits(connection.settings());
  }

  private static StoreTraits traits(S3Settings settings) {
    Set<Feature> features = EnumSet.of(Feature.ATOMIC_CREATE, Feature.LISTS_ARE_CURRENT);
    if (settings.can(S3Settings.Ability.CONDITIONAL_REPLACE)) {
      features.add(Feature.CONDITIONAL_REPLACE);
    }
    if (settings.can(S3Settings.Ability.CONDITIONAL_DELETE)) {
      features.add(Feature.CONDITIONAL_DELETE);
    }
    return new StoreTraits(
        features,
        EnumSet.allOf(Checksum.Algorithm.class),
        Duration.ofSeconds(1),
        EnumSet.of(ObjectAttributes.Kind.CONTENT_TYPE, ObjectAttributes.Kind.METADATA));
  }

  @Override
  public Location root() {
    return connection.root().location();
  }

  @Override
  public StoreTraits traits() {
    return traits;
  }

  @Override
  public Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    return connection.settings().order() == S3Settings.Order.UTF8
        ? S3Listing.ordered(connection, directory, startAfter)
        : S3Listing.sorted(connection, directory, startAfter);
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    return path.isRoot() ? Optional.empty() : described(path).map(it -> it.entry(path));
  }

  final Optional<Described> described(ObjectPath path) {
    return connection.objects().head(connection.root().objectKey(path));
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    if (path.isRoot()) {
      throw failure(ErrorKind.NOT_FOUND, path);
    }
    if (range.offset() >= BEYOND) {
      found(path, expected);
      return InputStream.nullInputStream();
    }
    return connection
        .objects()
        .open(connection.root().key(path), range, expected.map(ObjectVersion::tag))
        .<InputStream>map(body -> body)
        .orElseGet(InputStream::nullInputStream);
  }

  @Override
  public ObjectAttributes attributes(ObjectPath path, ObjectVersion version) {
    return found(path, Optional.of(version)).attributes();
  }

  /** What is there, at that version. */
  final Described found(ObjectPath path, Optional<ObjectVersion> expected) {
    Described found = described(path).orElseThrow(() -> failure(ErrorKind.NOT_FOUND, path));
    if (expected.isPresent() && !expected.get().tag().equals(found.tag())) {
      throw failure(ErrorKind.CONFLICT, path);
    }
    return found;
  }

  final DrException failure(ErrorKind kind, ObjectPath path) {
    return DrException.storage(kind, connection.root().where(path), null);
  }

  @Override
  public void close() {
    connection.close();
  }
}

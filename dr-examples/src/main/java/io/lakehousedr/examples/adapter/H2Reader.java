package io.lakehousedr.examples.adapter;

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
import io.lakehousedr.spi.store.StoreTraits.Feature;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the objects in a database below a prefix. A database that is not there holds nothing, and
 * reading does not make it. Thread-safe.
 *
 * <p>Versions never repeat as long as a database lives. One that is restored from a backup is
 * another store, whose versions begin again where the backup stood.
 */
class H2Reader implements ObjectReader {
  private static final StoreTraits TRAITS =
      new StoreTraits(
          Set.of(
              Feature.ATOMIC_CREATE,
              Feature.CONDITIONAL_REPLACE,
              Feature.CONDITIONAL_DELETE,
              Feature.VERSIONS_NEVER_REPEAT,
              Feature.LISTS_ARE_CURRENT,
              Feature.KEEPS_MODIFICATION_TIME),
          Set.of(Checksum.Algorithm.SHA_256),
          Duration.ofNanos(1));

  final H2Root root;
  final Database database;

  H2Reader(H2Root root, Database database) {
    this.root = root;
    this.database = database;
  }

  @Override
  public final Location root() {
    return root.location();
  }

  @Override
  public final StoreTraits traits() {
    return TRAITS;
  }

  @Override
  public final Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    return H2Listing.stream(root, database, directory, startAfter);
  }

  @Override
  public final Optional<ObjectEntry> head(ObjectPath path) {
    return path.isRoot() ? Optional.empty() : find(path).map(row -> row.entry(path));
  }

  final Optional<ObjectRow> find(ObjectPath path) {
    String name = root.name(path);
    return database.read(root.where(path), Optional.empty(), (rows, turn) -> rows.find(name));
  }

  @Override
  public final InputStream open(
      ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    if (path.isRoot()) {
      throw failure(ErrorKind.NOT_FOUND, path);
    }
    ObjectRow row = checked(path, find(path), expected);
    return new ChunkStream(database, root.where(path), row, range);
  }

  /** What was found, if it is what was expected. */
  final ObjectRow checked(
      ObjectPath path, Optional<ObjectRow> found, Optional<ObjectVersion> expected) {
    ObjectRow row = found.orElseThrow(() -> failure(ErrorKind.NOT_FOUND, path));
    if (expected.isPresent() && !expected.get().equals(row.tag())) {
      throw failure(ErrorKind.CONFLICT, path);
    }
    return row;
  }

  final DrException failure(ErrorKind kind, ObjectPath path) {
    return DrException.storage(kind, root.where(path), null);
  }

  @Override
  public final void close() {
    database.close();
  }
}

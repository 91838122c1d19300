package io.lakehousedr.examples.adapter;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.LazyDurability;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.store.WriteOptions.Durability;
import io.lakehousedr.spi.support.Cancellation;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the objects in a database below a prefix, each in one transaction: the content first, the
 * row that names it last. A writer that dies leaves nothing, for the database takes it back.
 * Thread-safe, and safe between processes.
 *
 * <p>A writer holds one chunk. H2, in the process that serves the database, holds more of a
 * transaction that is not committed: an object of 256 MiB did not go through a heap of 160 MiB.
 */
final class H2Store extends H2Reader implements ObjectStore, LazyDurability {
  private final InstantSource time;

  H2Store(H2Root root, Database database, InstantSource time) {
    super(root, database);
    this.time = time;
  }

  /** Asks first, to send no bytes in vain; the primary key decides. */
  @Override
  public ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    String name = root.name(path);
    if (find(path).isPresent()) {
      throw failure(ErrorKind.ALREADY_EXISTS, path);
    }
    return database.write(
        root.where(path),
        options.durability(),
        (rows, turn) -> {
          ObjectRow row = writer(path, content, options).write(name, rows, turn);
          rows.insert(row);
          return row.entry(path);
        });
  }

  @Override
  public ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    ObjectRow old = checked(path, find(path), Optional.of(expected));
    return database.write(
        root.where(path),
        options.durability(),
        (rows, turn) -> {
          ObjectRow row = writer(path, content, options).write(old.name(), rows, turn);
          if (!rows.update(row, old.version())) {
            throw failure(lost(rows.find(old.name())), path);
          }
          return row.entry(path);
        });
  }

  private ChunkWriter writer(ObjectPath path, Content content, WriteOptions options) {
    return new ChunkWriter(root.where(path), content, options, time.instant());
  }

  private static ErrorKind lost(Optional<ObjectRow> found) {
    return found.isPresent() ? ErrorKind.CONFLICT : ErrorKind.NOT_FOUND;
  }

  /** Each name in a transaction of its own; all are made durable together. */
  @Override
  public Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    Map<ObjectPath, DeleteOutcome> outcomes = new LinkedHashMap<>();
    names.forEach((path, expected) -> outcomes.put(path, delete(path, expected)));
    if (outcomes.containsValue(new DeleteOutcome.Deleted())) {
      makeDurable(outcomes);
    }
    return outcomes;
  }

  private DeleteOutcome delete(ObjectPath path, ObjectVersion expected) {
    Cancellation.check();
    try {
      Optional<ObjectRow> found = find(path);
      return left(found, expected).orElseGet(() -> delete(path, found.orElseThrow()));
    } catch (DrException e) {
      return new DeleteOutcome.Failed(e);
    }
  }

  private DeleteOutcome delete(ObjectPath path, ObjectRow row) {
    return database.write(
        root.where(path),
        Durability.AT_BARRIER,
        (rows, turn) ->
            rows.delete(row)
                ? new DeleteOutcome.Deleted()
                : left(rows.find(row.name()), row.tag()).orElseThrow());
  }

  /** Why it is left; empty when it stands there as expected. */
  private static Optional<DeleteOutcome> left(Optional<ObjectRow> found, ObjectVersion expected) {
    if (found.isEmpty()) {
      return Optional.of(new DeleteOutcome.Absent());
    }
    return found
        .map(ObjectRow::tag)
        .filter(tag -> !tag.equals(expected))
        .map(DeleteOutcome.Changed::new);
  }

  private void makeDurable(Map<ObjectPath, DeleteOutcome> outcomes) {
    try {
      barrier();
    } catch (DrException e) {
      DeleteOutcome unknown =
          new DeleteOutcome.Failed(new DrException(Problem.STORE_UNKNOWN, e.message(), e));
      outcomes.replaceAll(
          (path, outcome) -> outcome instanceof DeleteOutcome.Deleted ? unknown : outcome);
    }
  }

  @Override
  public void barrier() {
    database.sync(root.location().toString());
  }

  /** A barrier forces all that is committed, whoever wrote it. */
  @Override
  public void adopt(ObjectPath path) {}
}

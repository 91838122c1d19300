package io.lakehousedr.core.engine;

import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Does to a root what runs do to it: list, create, create again in vain, read, delete. What it
 * writes has a name of its own in {@code _dr/probe} and is gone afterwards, unless deleting is what
 * fails. Thread-safe.
 */
final class Probe {
  private static final ObjectPath FOLDER = GroupLog.ROOT.resolve("probe");

  private final ObjectPath path;
  private final byte[] bytes;

  /** A probe whose object has the name {@code nonce}, which nothing has had before. */
  Probe(String nonce) {
    this.path = FOLDER.resolve(nonce);
    this.bytes = ("probe " + nonce).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Looks whether a root can be read.
   *
   * @throws DrException naming root, step, permission and remedy
   */
  void reads(ObjectReader reader) {
    step(reader.root(), "list and read objects", () -> list(reader, ObjectPath.ROOT));
  }

  /**
   * Looks whether a root can be written, read and deleted from.
   *
   * @throws DrException naming root, step, permission and remedy
   */
  void writes(ObjectStore store) {
    Location root = store.root();
    step(root, "list objects", () -> list(store, FOLDER));
    ObjectEntry made = step(root, "create objects", () -> create(store));
    try {
      step(root, "create objects and never overwrite one", () -> createAgain(store));
      step(root, "read objects", () -> read(store, made));
    } finally {
      step(root, "delete objects", () -> delete(store, made));
    }
  }

  private static boolean list(ObjectReader reader, ObjectPath folder) {
    try (Stream<ObjectEntry> entries = reader.list(folder, "")) {
      return entries.findFirst().isPresent();
    }
  }

  private ObjectEntry create(ObjectStore store) {
    return store.create(path, Content.of(bytes), WriteOptions.DURABLE);
  }

  private boolean createAgain(ObjectStore store) {
    try {
      create(store);
    } catch (DrException e) {
      if (e.kind() == ErrorKind.ALREADY_EXISTS) {
        return true;
      }
      throw e;
    }
    throw new DrException(
        Problem.STORE_UNFIT,
        "the service lets a create replace what is there: of two runs at once both would win");
  }

  private boolean read(ObjectStore store, ObjectEntry made) {
    try (InputStream in = store.open(made.path())) {
      if (Arrays.equals(in.readAllBytes(), bytes)) {
        return true;
      }
    } catch (IOException e) {
      throw DrException.broken(path.text(), e);
    }
    throw DrException.storage(ErrorKind.CORRUPT, "what was written is not what is read", null);
  }

  private boolean delete(ObjectStore store, ObjectEntry made) {
    DeleteOutcome outcome = store.delete(Map.of(path, made.version())).get(path);
    if (outcome instanceof DeleteOutcome.Failed failed) {
      throw failed.error().in(path + " stays behind");
    }
    return true;
  }

  private static <R> R step(Location root, String permission, Supplier<R> work) {
    try {
      return work.get();
    } catch (DrException e) {
      throw e.in(root + ": a probe could not " + permission + remedy(e, permission));
    }
  }

  private static String remedy(DrException e, String permission) {
    return e.kind() == ErrorKind.ACCESS_DENIED
        ? ", so grant the engine's principal the right to " + permission + " below it"
        : "";
  }
}

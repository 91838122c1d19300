package io.lakehousedr.core.journal;

import io.lakehousedr.core.json.Json;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.RunId;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of small JSON objects, the newest first in its listing. Nothing is ever decided by a
 * note: one that cannot be read counts as not there. Thread-safe.
 */
final class Notes {
  private static final int LARGEST = 1 << 20;

  private final ObjectStore control;
  private final ObjectPath folder;

  Notes(ObjectStore control, ObjectPath folder) {
    this.control = control;
    this.folder = folder;
  }

  /** The beginning of the names of a run's notes: a later one sorts before an earlier one. */
  static String key(Instant began, RunId run) {
    return String.format(Locale.ROOT, "%019d-%s", Long.MAX_VALUE - began.toEpochMilli(), run);
  }

  /** When the run of a key began. */
  static Instant instant(String key) {
    return Instant.ofEpochMilli(Long.MAX_VALUE - Long.parseLong(key));
  }

  /** The newest names, without folder and {@code .json}. */
  List<String> newest(int count) {
    try (Stream<ObjectEntry> entries = control.list(folder, "")) {
      return entries
          .map(entry -> entry.path().name())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .limit(count)
          .toList();
    }
  }

  void create(String name, Object note) {
    control.create(path(name), content(note), WriteOptions.LAZY);
  }

  /** The last one written counts; losing one to another writer is no loss. */
  void overwrite(String name, Object note) {
    Optional<ObjectEntry> there = control.head(path(name));
    if (there.isEmpty()) {
      create(name, note);
    } else {
      control.replace(path(name), there.get().version(), content(note), WriteOptions.LAZY);
    }
  }

  private static Content content(Object note) {
    return Content.of(Json.bytes(note));
  }

  /** A note, or empty when there is none that this engine understands. */
  <T> Optional<T> read(String name, Class<T> type) {
    try (InputStream in = control.open(path(name))) {
      return Optional.of(Json.read(in.readNBytes(LARGEST), type));
    } catch (IOException e) {
      return Optional.empty();
    } catch (DrException e) {
      if (e.kind() == ErrorKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private ObjectPath path(String name) {
    return folder.resolve(name + ".json");
  }
}

package io.lakehousedr.core.verify;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lies in a table's {@code _delta_log}, by one listing.
 *
 * @param commits by version
 * @param derived checkpoints, checksums and compactions, by name
 * @param sidecars by name
 */
record LogFolder(
    Side side,
    NavigableMap<Long, ObjectEntry> commits,
    NavigableMap<String, Derived> derived,
    NavigableMap<String, ObjectEntry> sidecars) {
  private static final String FOLDER = "_delta_log";
  private static final String SIDECARS = "_sidecars/";

  /** A file made from commits up to {@code version}. */
  record Derived(long version, ObjectEntry entry) {}

  /**
   * Lists a log.
   *
   * @param after only what belongs to later versions, without looking at what lies before; sidecars
   *     belong to none. Empty for all
   */
  static LogFolder list(Side side, OptionalLong after) {
    LogFolder folder = new LogFolder(side, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    ObjectPath directory = folderOf(side);
    String start = after.isPresent() ? nameOf(after.getAsLong()) : "";
    try (Stream<ObjectEntry> entries = side.reader().list(directory, start)) {
      entries
          .takeWhile(entry -> after.isEmpty() || isNumbered(directory, entry))
          .forEach(
              entry ->
                  directory
                      .relativize(entry.path())
                      .ifPresent(name -> folder.put(name.text(), entry)));
    }
    return folder;
  }

  /** Names of versions come before all others. */
  private static boolean isNumbered(ObjectPath directory, ObjectEntry entry) {
    return directory
        .relativize(entry.path())
        .filter(name -> Character.isDigit(name.text().charAt(0)))
        .isPresent();
  }

  private static String nameOf(long version) {
    return String.format(Locale.ROOT, "%020d.json", version);
  }

  private static ObjectPath folderOf(Side side) {
    return side.table().resolve(FOLDER);
  }

  private void put(String name, ObjectEntry entry) {
    if (name.startsWith(SIDECARS)) {
      sidecars.put(name, entry);
    }
    LogName.of(name)
        .ifPresent(
            known -> {
              if (known.kind() == LogName.Kind.COMMIT) {
                commits.put(known.version(), entry);
              } else {
                derived.put(name, new Derived(known.version(), entry));
              }
            });
  }

  /** Where the commit of {@code version} lies or would lie. */
  String where(long version) {
    return side.where(folderOf(side).resolve(nameOf(version)));
  }

  /** Where the log lies. */
  String where() {
    return side.where(folderOf(side));
  }

  /** The commits from {@code first} to {@code last}, both included. */
  NavigableMap<Long, ObjectEntry> commits(long first, long last) {
    return first > last ? new TreeMap<>() : commits.subMap(first, true, last, true);
  }
}

package io.lakehousedr.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps a store as a folder of this machine is, byte for byte; and the other way. */
final class Outlet {
  private final Path folder;
  private final ObjectStore store;
  private final Map<ObjectPath, Stamp> known = new LinkedHashMap<>();

  private record Stamp(long size, java.nio.file.attribute.FileTime time) {}

  Outlet(Path folder, ObjectStore store) {
    this.folder = folder;
    this.store = store;
  }

  /**
   * Brings the store to what the folder holds: data first, then the commits that name it.
   *
   * @return how many files were written that are no commits
   */
  long publish() throws IOException {
    long written = 0;
    List<Path> files = files(folder);
    Set<ObjectPath> gone = new HashSet<>(known.keySet());
    for (Path file : files) {
      ObjectPath path = path(file);
      gone.remove(path);
      Stamp stamp = new Stamp(Files.size(file), Files.getLastModifiedTime(file));
      if (!stamp.equals(known.put(path, stamp))) {
        write(path, Content.of(Files.readAllBytes(file)));
        written += isLog(file) ? 0 : 1;
      }
    }
    known.keySet().removeAll(gone);
    delete(store, gone);
    return written;
  }

  private static boolean isLog(Path file) {
    return file.toString().contains("/_delta_log/");
  }

  private void write(ObjectPath path, Content content) {
    Optional<ObjectEntry> there = store.head(path);
    if (there.isPresent()) {
      store.replace(path, there.get().version(), content, WriteOptions.DURABLE);
    } else {
      store.create(path, content, WriteOptions.DURABLE);
    }
  }

  private ObjectPath path(Path file) {
    return ObjectPath.of(folder.relativize(file).toString());
  }

  /** Commits last; checksums of local files and locks are not of the table. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .sorted(Comparator.comparing(Outlet::isLog).thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  /** Deletes everything: the region is gone. */
  static void empty(ObjectStore store) {
    try (Stream<ObjectEntry> entries = store.list(ObjectPath.ROOT, "")) {
      delete(store, new HashSet<>(entries.map(ObjectEntry::path).toList()));
    }
  }

  private static void delete(ObjectStore store, Set<ObjectPath> paths) {
    for (ObjectPath path : paths) {
      ObjectEntry entry = store.head(path).orElseThrow();
      assertThat(store.delete(Map.of(path, entry.version())))
          .containsExactly(Map.entry(path, new DeleteOutcome.Deleted()));
    }
  }

  static Set<String> names(ObjectReader store) {
    try (Stream<ObjectEntry> entries = store.list(ObjectPath.ROOT, "")) {
      return new TreeSet<>(entries.map(entry -> entry.path().text()).toList());
    }
  }

  /** What lies below a directory, by name relative to it. */
  static Map<String, byte[]> contents(ObjectReader store, ObjectPath directory) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (Stream<ObjectEntry> entries = store.list(directory, "")) {
      for (ObjectPath path : entries.map(ObjectEntry::path).toList()) {
        try (InputStream in = store.open(path)) {
          contents.put(directory.relativize(path).orElseThrow().text(), in.readAllBytes());
        }
      }
    }
    return contents;
  }

  /** Fetches a directory for programs that read local disks. */
  static Path fetch(ObjectReader store, ObjectPath directory, Path to) throws IOException {
    for (Map.Entry<String, byte[]> file : contents(store, directory).entrySet()) {
      Path target = to.resolve(file.getKey());
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.write(target, file.getValue());
    }
    return to;
  }
}

package io.lakehousedr.core.hadoop;

import io.delta.standalone.DeltaLog;
import io.delta.standalone.VersionLog;
import io.delta.standalone.actions.AddFile;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.DeleteOutcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Removes data files of the metadata table that nobody reads any more. */
final class ControlFiles {
  private final StoreMount mount;
  private final DeltaLog log;

  ControlFiles(StoreMount mount, DeltaLog log) {
    this.mount = mount;
    this.log = log;
  }

  /** Removes files older than {@code before} that no version since then names. */
  int remove(Instant before) {
    OptionalLong first = versionAt(before);
    if (first.isEmpty()) {
      return 0;
    }
    Set<String> needed = neededSince(first.getAsLong());
    Map<ObjectPath, ObjectVersion> old = new HashMap<>();
    try (Stream<ObjectEntry> files = mount.store().list(mount.side().table(), "")) {
      files
          .filter(file -> isData(file.path()) && file.lastModified().isBefore(before))
          .filter(file -> !needed.contains(file.path().name()))
          .forEach(file -> old.put(file.path(), file.version()));
    }
    return delete(old);
  }

  private int delete(Map<ObjectPath, ObjectVersion> files) {
    return (int)
        mount.store().delete(files).values().stream()
            .filter(DeleteOutcome.Deleted.class::isInstance)
            .count();
  }

  /** Files of ours lie right in the table's folder. */
  private boolean isData(ObjectPath path) {
    return path.parent().equals(mount.side().table()) && path.name().endsWith(".parquet");
  }

  /** The version that readers saw at that time; empty when there was none. */
  private OptionalLong versionAt(Instant time) {
    try {
      return log.snapshot().getVersion() < 0
          ? OptionalLong.empty()
          : OptionalLong.of(log.getVersionBeforeOrAtTimestamp(time.toEpochMilli()));
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }

  private Set<String> neededSince(long first) {
    Set<String> needed = new HashSet<>();
    log.getSnapshotForVersionAsOf(first).getAllFiles().forEach(file -> needed.add(file.getPath()));
    Iterator<VersionLog> changes = log.getChanges(first, true);
    while (changes.hasNext()) {
      changes.next().getActions().stream()
          .filter(AddFile.class::isInstance)
          .forEach(add -> needed.add(((AddFile) add).getPath()));
    }
    return needed;
  }
}

package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.LogListing.CompactionEntry;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Sorts the entries of one listing. Not thread-safe. */
final class LogCollector {
  private static final int MOST_UNKNOWN = 1000;

  private final ObjectPath table;
  private final long from;
  private final NavigableMap<Long, ObjectEntry> commits = new TreeMap<>();
  private final NavigableMap<Long, List<Checkpoint>> checkpoints = new TreeMap<>();
  private final NavigableMap<Long, ObjectEntry> checksums = new TreeMap<>();
  private final List<CompactionEntry> compactions = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  /** By version and number of parts: two writers may have chosen different numbers. */
  private final NavigableMap<Long, NavigableMap<Integer, List<ObjectEntry>>> parts =
      new TreeMap<>();

  private Optional<ObjectEntry> lastCheckpoint = Optional.empty();

  LogCollector(ObjectPath table, long from) {
    this.table = table;
    this.from = from;
  }

  void add(String name, ObjectEntry entry) {
    LogFile file = LogNames.parse(name);
    if (file instanceof LogFile.Versioned versioned) {
      if (versioned.version() >= from) {
        add(versioned, entry);
      }
    } else if (file instanceof LogFile.Compaction compaction) {
      compactions.add(new CompactionEntry(compaction, entry));
    } else if (file instanceof LogFile.LastCheckpoint) {
      lastCheckpoint = Optional.of(entry);
    } else if (file instanceof LogFile.Unknown && unknown.size() < MOST_UNKNOWN) {
      unknown.add(name);
    }
  }

  private void add(LogFile.Versioned file, ObjectEntry entry) {
    if (file instanceof LogFile.Commit) {
      commits.put(file.version(), entry);
    } else if (file instanceof LogFile.VersionChecksum) {
      checksums.put(file.version(), entry);
    } else if (file instanceof LogFile.CheckpointPart part) {
      partsOf(part).add(entry);
    } else {
      complete(new Checkpoint(file.version(), kind(file), List.of(entry)));
    }
  }

  private List<ObjectEntry> partsOf(LogFile.CheckpointPart part) {
    return parts
        .computeIfAbsent(part.version(), version -> new TreeMap<>())
        .computeIfAbsent(part.parts(), count -> new ArrayList<>());
  }

  private static Checkpoint.Kind kind(LogFile.Versioned file) {
    if (file instanceof LogFile.NamedCheckpoint named) {
      return named.format() == LogFile.Format.JSON
          ? Checkpoint.Kind.NAMED_JSON
          : Checkpoint.Kind.NAMED_PARQUET;
    }
    return Checkpoint.Kind.CLASSIC;
  }

  private void complete(Checkpoint checkpoint) {
    checkpoints.computeIfAbsent(checkpoint.version(), version -> new ArrayList<>()).add(checkpoint);
  }

  LogListing finish() {
    NavigableMap<Long, List<ObjectEntry>> incomplete = new TreeMap<>();
    parts.forEach(
        (version, sets) -> sets.forEach((count, set) -> sort(version, count, set, incomplete)));
    return new LogListing(
        table,
        from,
        commits,
        checkpoints,
        incomplete,
        checksums,
        compactions,
        lastCheckpoint,
        unknown);
  }

  /** Names are listed once each and in order, so as many as there should be are all of them. */
  private void sort(
      long version,
      int count,
      List<ObjectEntry> set,
      NavigableMap<Long, List<ObjectEntry>> incomplete) {
    if (set.size() == count) {
      complete(new Checkpoint(version, Checkpoint.Kind.MULTI_PART, set));
    } else {
      incomplete.computeIfAbsent(version, none -> new ArrayList<>()).addAll(set);
    }
  }
}

package io.lakehousedr.core.delta;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.VersionRange;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What one listing of {@code _delta_log} showed, at or after a version. Immutable, thread-safe. It
 * is a sighting, not a lock: files may have come or gone since.
 *
 * <p>{@code _last_checkpoint} is only noted to be there: it may point anywhere.
 *
 * @param table the table's folder
 * @param from the version the listing began at
 * @param commits {@code N.json} by version
 * @param checkpoints the complete ones by version; one version can have several
 * @param incomplete multi-part checkpoints by version that lack a part
 * @param checksums {@code N.crc} by version
 * @param compactions {@code x.y.compacted.json}, in listing order
 * @param lastCheckpoint the hint, when it is there
 * @param unknown names that mean nothing to this engine, the first thousand
 */
public record LogListing(
    ObjectPath table,
    long from,
    NavigableMap<Long, ObjectEntry> commits,
    NavigableMap<Long, List<Checkpoint>> checkpoints,
    NavigableMap<Long, List<ObjectEntry>> incomplete,
    NavigableMap<Long, ObjectEntry> checksums,
    List<CompactionEntry> compactions,
    Optional<ObjectEntry> lastCheckpoint,
    List<String> unknown) {

  /**
   * A compaction and what the store says of it.
   *
   * @param file its versions
   * @param entry its object
   */
  public record CompactionEntry(LogFile.Compaction file, ObjectEntry entry) {}

  /** Makes the collections unmodifiable. */
  public LogListing {
    commits = Collections.unmodifiableNavigableMap(commits);
    checkpoints = Collections.unmodifiableNavigableMap(checkpoints);
    incomplete = Collections.unmodifiableNavigableMap(incomplete);
    checksums = Collections.unmodifiableNavigableMap(checksums);
    compactions = List.copyOf(compactions);
    unknown = List.copyOf(unknown);
  }

  /**
   * Lists in one pass, from {@code fromVersion} on; stops before {@code _sidecars}. Memory and
   * requests are proportional to what lies at or after that version.
   *
   * @param table the table's folder relative to the reader's root
   * @return what is there, empty when there is no log
   * @throws io.lakehousedr.error.DrException what the store fails with
   */
  public static LogListing list(ObjectReader reader, ObjectPath table, long fromVersion) {
    return list(reader, table, fromVersion, LogNames.SIDECARS);
  }

  /**
   * Lists what lies below a version: compactions count by their first. Memory and requests are
   * proportional to that.
   *
   * @throws io.lakehousedr.error.DrException what the store fails with
   */
  public static LogListing below(ObjectReader reader, ObjectPath table, long version) {
    return list(reader, table, 0, LogNames.version(version));
  }

  private static LogListing list(
      ObjectReader reader, ObjectPath table, long fromVersion, String end) {
    ObjectPath folder = LogNames.folder(table);
    LogCollector collector = new LogCollector(table, fromVersion);
    try (Stream<ObjectEntry> entries = reader.list(folder, LogNames.version(fromVersion))) {
      int prefix = folder.text().length() + 1;
      entries
          .takeWhile(entry -> isBefore(entry.path().text().substring(prefix), end))
          .forEachOrdered(entry -> collector.add(entry.path().text().substring(prefix), entry));
    }
    return collector.finish();
  }

  /** Nothing that is needed sorts after the folder of sidecars, which can hold very many. */
  private static boolean isBefore(String name, String end) {
    return ObjectPath.compareUtf8(name, end) < 0;
  }

  /** The newest version seen, in a commit or a checkpoint; empty when there is no table. */
  public OptionalLong latest() {
    return Stream.of(commits, checkpoints)
        .filter(map -> !map.isEmpty())
        .mapToLong(NavigableMap::lastKey)
        .max();
  }

  /** The oldest version whose commit was seen. */
  public OptionalLong earliest() {
    return commits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(commits.firstKey());
  }

  /**
   * The oldest version that can be rebuilt and has its commit: 0, or the oldest complete checkpoint
   * at or after the oldest commit. Meaningful only for a listing from version 0.
   */
  public OptionalLong earliestRecreatable() {
    if (commits.containsKey(0L)) {
      return OptionalLong.of(0);
    }
    return checkpoints.keySet().stream()
        .filter(commits::containsKey)
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** The newest complete checkpoint at or before {@code version}. */
  public Optional<Checkpoint> checkpointAtOrBefore(long version) {
    return Optional.ofNullable(checkpoints.floorEntry(version)).map(at -> at.getValue().get(0));
  }

  /** The holes between the oldest and the newest commit seen, ascending. */
  public List<VersionRange> gaps() {
    List<VersionRange> gaps = new ArrayList<>();
    long expected = commits.isEmpty() ? 0 : commits.firstKey();
    for (long version : commits.keySet()) {
      if (version > expected) {
        gaps.add(new VersionRange(expected, version - 1));
      }
      expected = version + 1;
    }
    return gaps;
  }
}

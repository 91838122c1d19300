package io.lakehousedr.core.prune;

import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The data, deletion-vector and change-data files of a mirror that the source no longer holds and
 * no retained cut needs. What hides its name as VACUUM understands it is not looked at.
 */
final class TableSweep {
  private static final int MOST = 500_000;
  private static final Set<String> OPEN = Set.of("_change_data", "_delta_index");

  private final Mirror mirror;
  private final Instant spareFrom;

  /**
   * A sweep.
   *
   * @param spareFrom files that the log does not name are spared when they are not older
   */
  TableSweep(Mirror mirror, Instant spareFrom) {
    this.mirror = mirror;
    this.spareFrom = spareFrom;
  }

  /**
   * Adds what can be deleted; what there is beyond {@value #MOST} files waits for the next time.
   */
  void fill(Manifest manifest) {
    Map<ObjectPath, ObjectEntry> gone = goneAtSource();
    if (gone.isEmpty()) {
      return;
    }
    NeededFiles played = new NeededFiles(mirror, Set.copyOf(gone.keySet())).play();
    gone.keySet().removeAll(played.needed());
    played.lookBelow(young(gone, played));
    gone.keySet().removeAll(young(gone, played));
    gone.forEach(
        (path, entry) -> manifest.add(new Effect.Drop(path, entry.version(), Optional.empty())));
  }

  /** What no log is known to have named, and may have been copied for one that is not there yet. */
  private Set<ObjectPath> young(Map<ObjectPath, ObjectEntry> gone, NeededFiles played) {
    return gone.values().stream()
        .filter(entry -> !entry.lastModified().isBefore(spareFrom))
        .map(entry -> relative(mirror.target(), entry))
        .filter(path -> !played.named().contains(path))
        .collect(Collectors.toSet());
  }

  /** One merge of both listings, the target's first: what appears meanwhile is not gone. */
  private Map<ObjectPath, ObjectEntry> goneAtSource() {
    Map<ObjectPath, ObjectEntry> gone = new TreeMap<>();
    try (Stream<ObjectEntry> replica = mirror.target().store().list(mirror.target().path(), "");
        Stream<ObjectEntry> source = mirror.source().store().list(mirror.source().path(), "")) {
      Iterator<ObjectPath> there = source.map(entry -> relative(mirror.source(), entry)).iterator();
      Absence absence = new Absence(there);
      replica
          .filter(entry -> isData(relative(mirror.target(), entry)))
          .filter(entry -> absence.lacks(relative(mirror.target(), entry)))
          .limit(MOST)
          .forEachOrdered(entry -> gone.put(relative(mirror.target(), entry), entry));
    }
    return gone;
  }

  private static ObjectPath relative(Place<? extends ObjectReader> table, ObjectEntry entry) {
    return table.path().relativize(entry.path()).orElseThrow();
  }

  private static boolean isData(ObjectPath path) {
    return Stream.of(path.text().split("/")).noneMatch(TableSweep::hides);
  }

  private static boolean hides(String segment) {
    return segment.equals(LogNames.FOLDER)
        || segment.equals(GroupLog.ROOT.text())
        || ((segment.startsWith("_") || segment.startsWith("."))
            && !segment.contains("=")
            && !OPEN.contains(segment));
  }

  /** Sorted names, asked for in their order. */
  private static final class Absence {
    private final Iterator<ObjectPath> names;
    private Optional<ObjectPath> head = Optional.empty();

    Absence(Iterator<ObjectPath> names) {
      this.names = names;
      advance();
    }

    private void advance() {
      head = names.hasNext() ? Optional.of(names.next()) : Optional.empty();
    }

    boolean lacks(ObjectPath path) {
      while (head.isPresent() && head.get().compareTo(path) < 0) {
        advance();
      }
      return !head.equals(Optional.of(path));
    }
  }
}

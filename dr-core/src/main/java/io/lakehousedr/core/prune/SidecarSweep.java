package io.lakehousedr.core.prune;

import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.delta.Checkpoint;
import io.lakehousedr.core.delta.CheckpointReader;
import io.lakehousedr.core.delta.FilePlace;
import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sidecars of a mirror that the source no longer holds and no checkpoint of the replica names. They
 * hold the least and greatest values of columns, which may have to disappear by law.
 */
final class SidecarSweep {
  private final Mirror mirror;
  private final Instant spareFrom;

  /**
   * A sweep.
   *
   * @param spareFrom sidecars are spared when they are not older: their checkpoint may be to come
   */
  SidecarSweep(Mirror mirror, Instant spareFrom) {
    this.mirror = mirror;
    this.spareFrom = spareFrom;
  }

  /** Adds what can be deleted. Those of checkpoints that go only now go the next time. */
  void fill(Manifest manifest) {
    List<ObjectEntry> gone = goneAtSource();
    if (gone.isEmpty()) {
      return;
    }
    Set<ObjectPath> named = named();
    gone.stream()
        .map(entry -> new Effect.Drop(relative(entry), entry.version(), Optional.empty()))
        .filter(drop -> !named.contains(drop.path()))
        .forEach(manifest::add);
  }

  /** The target's are listed first: what appears meanwhile is not gone. */
  private List<ObjectEntry> goneAtSource() {
    List<ObjectEntry> old =
        sidecars(mirror.target(), it -> it.lastModified().isBefore(spareFrom)).toList();
    if (old.isEmpty()) {
      return old;
    }
    Set<ObjectPath> atSource =
        sidecars(mirror.source(), it -> true)
            .map(entry -> mirror.source().path().relativize(entry.path()).orElseThrow())
            .collect(Collectors.toSet());
    return old.stream().filter(entry -> !atSource.contains(relative(entry))).toList();
  }

  private static Stream<ObjectEntry> sidecars(
      Place<? extends ObjectReader> table, Predicate<ObjectEntry> wanted) {
    ObjectPath folder = LogNames.folder(table.path()).resolve(LogNames.SIDECARS);
    try (Stream<ObjectEntry> all = table.store().list(folder, "")) {
      return all.filter(wanted).toList().stream();
    }
  }

  private Set<ObjectPath> named() {
    Set<ObjectPath> named = new HashSet<>();
    mirror.targetLog().checkpoints().values().stream()
        .flatMap(List::stream)
        .forEach(checkpoint -> named.addAll(named(checkpoint)));
    return named;
  }

  private List<ObjectPath> named(Checkpoint checkpoint) {
    return CheckpointReader.sidecars(mirror.target().store(), mirror.target().path(), checkpoint)
        .stream()
        .map(file -> ((FilePlace.Relative) file.place()).path())
        .toList();
  }

  private ObjectPath relative(ObjectEntry entry) {
    return mirror.target().path().relativize(entry.path()).orElseThrow();
  }
}

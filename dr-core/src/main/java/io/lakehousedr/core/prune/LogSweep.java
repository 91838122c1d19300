package io.lakehousedr.core.prune;

import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.delta.Checkpoint;
import io.lakehousedr.core.delta.CheckpointReader;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.FilePlace;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.core.delta.Metadata;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.StoreTraits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source's own log clean-up, repeated at a mirror: commits and what stands beside them, below
 * the oldest retained cut, below what the source still has and below a checkpoint of the replica
 * that can be read. Only where a late put of a commit cannot bring it back unseen: on stores that
 * delete by version and never repeat one.
 */
final class LogSweep {
  private final Mirror mirror;

  LogSweep(Mirror mirror) {
    this.mirror = mirror;
  }

  /**
   * Adds what can be deleted.
   *
   * @return the version that the replica's history begins with then; empty when that is known
   */
  OptionalLong fill(Manifest manifest) {
    StoreTraits traits = mirror.target().store().traits();
    Optional<Checkpoint> base = mirror.targetLog().checkpointAtOrBefore(mirror.versions().first());
    boolean conditional =
        traits.has(StoreTraits.Feature.CONDITIONAL_DELETE)
            && traits.has(StoreTraits.Feature.VERSIONS_NEVER_REPEAT);
    OptionalLong source = mirror.sourceLog().earliest();
    if (!conditional || base.isEmpty() || source.isEmpty() || !isWhole(base.get())) {
      return OptionalLong.empty();
    }
    long limit = Math.min(base.get().version(), source.getAsLong());
    List<Effect.Drop> drops = drops(limit);
    drops.forEach(manifest::add);
    return limit > known() ? OptionalLong.of(limit) : OptionalLong.empty();
  }

  /** Where the history begins as the log has it. */
  private long known() {
    return mirror.member().standing().orElseThrow().base();
  }

  /** Whether the checkpoint says what a table needs and its sidecars are there. */
  private boolean isWhole(Checkpoint checkpoint) {
    AtomicBoolean described = new AtomicBoolean();
    CheckpointReader.read(
        mirror.target().store(),
        mirror.target().path(),
        checkpoint,
        new CommitVisitor() {
          @Override
          public void metadata(Metadata metadata) {
            described.set(true);
          }
        });
    return described.get()
        && CheckpointReader.sidecars(mirror.target().store(), mirror.target().path(), checkpoint)
            .stream()
            .map(file -> ((FilePlace.Relative) file.place()).path())
            .allMatch(this::isThere);
  }

  private boolean isThere(ObjectPath sidecar) {
    return mirror.target().store().head(mirror.target().path().resolve(sidecar)).isPresent();
  }

  /** Oldest first: a prune that dies in between leaves a history that begins later. */
  private List<Effect.Drop> drops(long limit) {
    Set<ObjectPath> atSource =
        below(mirror.sourceLog(), limit)
            .map(entry -> mirror.source().path().relativize(entry.path()).orElseThrow())
            .collect(Collectors.toSet());
    return below(mirror.targetLog(), limit)
        .map(this::drop)
        .filter(drop -> !atSource.contains(drop.path()))
        .toList();
  }

  private Effect.Drop drop(ObjectEntry entry) {
    ObjectPath path = mirror.target().path().relativize(entry.path()).orElseThrow();
    return new Effect.Drop(path, entry.version(), Optional.empty());
  }

  private static Stream<ObjectEntry> below(LogListing log, long limit) {
    return Stream.of(
            log.checksums().headMap(limit).values().stream(),
            log.compactions().stream()
                .filter(found -> found.file().first() < limit)
                .map(LogListing.CompactionEntry::entry),
            log.checkpoints().headMap(limit).values().stream()
                .flatMap(List::stream)
                .flatMap(checkpoint -> checkpoint.files().stream()),
            log.incomplete().headMap(limit).values().stream().flatMap(List::stream),
            log.commits().headMap(limit).values().stream())
        .flatMap(entries -> entries);
  }
}

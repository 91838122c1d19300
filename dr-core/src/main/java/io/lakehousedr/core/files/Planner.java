package io.lakehousedr.core.files;

import static io.lakehousedr.core.files.Compared.State.ABSENT;
import static io.lakehousedr.core.files.Compared.State.MATCHES;
import static io.lakehousedr.core.files.Compared.State.STRAY;

import io.lakehousedr.core.files.FileSettings.Deletion;
import io.lakehousedr.core.files.Step.Action;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.StoreTraits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides about each path. No I/O but for strays of which an earlier cut tells. */
final class Planner {
  private final Folder folder;
  private final FileSettings settings;
  private final Map<ObjectPath, Set<Checksum>> earlier;

  /**
   * A planner.
   *
   * @param earlier what earlier cuts have put under the paths of strays
   */
  Planner(Folder folder, Map<ObjectPath, Set<Checksum>> earlier) {
    this.folder = folder;
    this.settings = folder.settings();
    this.earlier = earlier;
  }

  Step step(Compared compared) {
    if (compared.line().isPresent()) {
      FileLine line = compared.line().get();
      return compared.source().isPresent()
          ? tracked(compared, line, compared.source().get())
          : gone(compared);
    }
    return compared.source().isPresent()
        ? untracked(compared, compared.source().get())
        : extra(compared);
  }

  private Step tracked(Compared compared, FileLine line, ObjectEntry source) {
    boolean unchanged = unchanged(line, source);
    if (compared.state() == MATCHES) {
      return unchanged
          ? Step.quiet(compared, Action.KEEP)
          : Step.of(compared, Action.PUT, FileStatus.CHANGED);
    }
    FileStatus status = unchanged ? FileStatus.HEALED : FileStatus.CHANGED;
    return compared.state() == ABSENT || mayReplace(compared)
        ? Step.of(compared, Action.PUT, status)
        : Step.of(compared, Action.MATCH, status);
  }

  /** A time alone can lie, so can a size; a tag that differs costs one look at the bytes. */
  private boolean unchanged(FileLine line, ObjectEntry source) {
    boolean sameTag = line.source().equals(source.version());
    if (settings.comparison() == FileSettings.Comparison.CHECKSUM) {
      return Hashes.listed(source).map(line.sha256()::equals).orElse(sameTag && neverRepeats());
    }
    return sameTag && line.size() == source.size() && line.modified().equals(source.lastModified());
  }

  private boolean neverRepeats() {
    return folder.source().store().traits().has(StoreTraits.Feature.VERSIONS_NEVER_REPEAT);
  }

  private Step gone(Compared compared) {
    boolean known = compared.state() != STRAY || mayReplace(compared);
    if (!known) {
      return Step.of(compared, Action.FORGET, FileStatus.DIVERGED);
    }
    if (compared.state() == ABSENT) {
      return Step.of(
          compared,
          Action.FORGET,
          settings.deletion() == Deletion.PROPAGATE ? FileStatus.DELETED : FileStatus.LOST);
    }
    if (settings.deletion() == Deletion.PROPAGATE) {
      return Step.of(compared, Action.DROP, FileStatus.DELETED);
    }
    return compared.state() == MATCHES
        ? Step.of(compared, Action.KEEP, FileStatus.KEPT)
        : Step.of(compared, Action.FORGET, FileStatus.LOST);
  }

  private Step untracked(Compared compared, ObjectEntry source) {
    if (settings.watermark().filter(source.lastModified()::isBefore).isPresent()) {
      return Step.of(compared, Action.FORGET, FileStatus.BEFORE_WATERMARK);
    }
    if (compared.state() == ABSENT || isEngines(compared)) {
      return Step.of(compared, Action.PUT, FileStatus.NEW);
    }
    if (settings.existing() == FileSettings.Existing.LEAVE) {
      return Step.of(compared, Action.FORGET, FileStatus.LEFT);
    }
    return folder.first() || settings.divergence() == FileSettings.Divergence.REPLACE
        ? Step.of(compared, Action.PUT, FileStatus.REPLACED)
        : Step.of(compared, Action.MATCH, FileStatus.NEW);
  }

  private Step extra(Compared compared) {
    return settings.deletion() == Deletion.PROPAGATE && isEngines(compared)
        ? Step.of(compared, Action.DROP, FileStatus.HEALED)
        : Step.of(compared, Action.FORGET, FileStatus.FOREIGN);
  }

  private boolean mayReplace(Compared compared) {
    return settings.divergence() == FileSettings.Divergence.REPLACE || isEngines(compared);
  }

  /** Whether the stray is what some cut has put there. */
  private boolean isEngines(Compared compared) {
    Optional<Set<Checksum>> known = Optional.ofNullable(earlier.get(compared.path()));
    return known.isPresent()
        && compared
            .target()
            .map(there -> Hashes.of(folder.target(), there))
            .filter(known.get()::contains)
            .isPresent();
  }
}

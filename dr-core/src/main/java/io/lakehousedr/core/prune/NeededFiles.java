package io.lakehousedr.core.prune;

import io.lakehousedr.core.delta.Checkpoint;
import io.lakehousedr.core.delta.CheckpointReader;
import io.lakehousedr.core.delta.CommitReader;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.FileAction;
import io.lakehousedr.core.delta.FilePlace;
import io.lakehousedr.core.delta.Metadata;
import io.lakehousedr.core.delta.NamedFile;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plays a replica's log from before the oldest retained cut to the newest, with an eye on some
 * files only. A file is needed when it is live at a retained version, or holds changes since the
 * oldest. For one thread.
 */
final class NeededFiles {
  private final Mirror mirror;
  private final Set<ObjectPath> watched;
  private final Map<String, List<ObjectPath>> live = new HashMap<>();
  private final Set<ObjectPath> needed = new HashSet<>();
  private final Set<ObjectPath> named = new HashSet<>();
  private boolean described;

  NeededFiles(Mirror mirror, Set<ObjectPath> watched) {
    this.mirror = mirror;
    this.watched = watched;
  }

  /**
   * Plays the log.
   *
   * @throws DrException TABLE_LOG_CORRUPT when the replica's log has a hole or a checkpoint that
   *     says nothing; what reading fails with
   */
  NeededFiles play() {
    Optional<Checkpoint> base = mirror.targetLog().checkpointAtOrBefore(mirror.versions().first());
    base.ifPresent(this::read);
    long first = base.map(checkpoint -> checkpoint.version() + 1).orElse(0L);
    base.filter(checkpoint -> mirror.versions().contains(checkpoint.version()))
        .ifPresent(checkpoint -> retain());
    for (long version = first; version <= mirror.versions().last(); version++) {
      read(version);
    }
    return this;
  }

  /** Looks below the checkpoint it began with for who named files, until all are known. */
  void lookBelow(Set<ObjectPath> unnamed) {
    long base =
        mirror
            .targetLog()
            .checkpointAtOrBefore(mirror.versions().first())
            .map(Checkpoint::version)
            .orElse(-1L);
    Set<ObjectPath> left = new HashSet<>(unnamed);
    for (ObjectEntry commit :
        mirror.targetLog().commits().headMap(base, true).descendingMap().values()) {
      left.removeAll(named);
      if (left.isEmpty()) {
        return;
      }
      read(commit, new Naming());
    }
  }

  /** The watched files that must stay. */
  Set<ObjectPath> needed() {
    return needed;
  }

  /** The watched files that the log names in any way. */
  Set<ObjectPath> named() {
    return named;
  }

  private void read(Checkpoint checkpoint) {
    CheckpointReader.read(
        mirror.target().store(), mirror.target().path(), checkpoint, new Watch(-1));
    if (!described) {
      throw corrupt("its checkpoint " + checkpoint.version() + " describes no table");
    }
  }

  private void read(long version) {
    ObjectEntry commit =
        Optional.ofNullable(mirror.targetLog().commits().get(version))
            .orElseThrow(() -> corrupt("commit " + version + " is missing"));
    read(commit, new Watch(version));
    if (mirror.versions().contains(version)) {
      retain();
    }
  }

  private void read(ObjectEntry commit, CommitVisitor visitor) {
    try (InputStream in =
        new BufferedInputStream(mirror.target().store().open(commit.path()), 1 << 16)) {
      CommitReader.read(in, commit.path().text(), visitor);
    } catch (IOException e) {
      throw DrException.broken(commit.path().text(), e);
    }
  }

  private void retain() {
    live.values().forEach(needed::addAll);
  }

  private DrException corrupt(String what) {
    return new DrException(
        Problem.TABLE_LOG_CORRUPT,
        mirror.member().name()
            + " (replica "
            + mirror.member().target()
            + "): "
            + what
            + "; nothing of it is deleted");
  }

  private List<ObjectPath> watched(FileAction action) {
    return action.files().stream()
        .map(NamedFile::place)
        .filter(FilePlace.Relative.class::isInstance)
        .map(place -> ((FilePlace.Relative) place).path())
        .filter(watched::contains)
        .toList();
  }

  /** Notes names, and nothing else. */
  private final class Naming implements CommitVisitor {
    @Override
    public void action(FileAction action) {
      named.addAll(watched(action));
    }
  }

  /** Looks at one commit or checkpoint. */
  private final class Watch implements CommitVisitor {
    private final long version;

    Watch(long version) {
      this.version = version;
    }

    @Override
    public void metadata(Metadata metadata) {
      described = true;
    }

    @Override
    public void action(FileAction action) {
      List<ObjectPath> files = watched(action);
      if (files.isEmpty()) {
        return;
      }
      named.addAll(files);
      switch (action.file().role()) {
        case ADDED -> live.put(action.key(), files);
        case REMOVED -> live.remove(action.key());
        case CHANGE -> changes(files);
        case REFERENCED -> needed.addAll(files);
      }
    }

    private void changes(List<ObjectPath> files) {
      if (version > mirror.versions().first()) {
        needed.addAll(files);
      }
    }
  }
}

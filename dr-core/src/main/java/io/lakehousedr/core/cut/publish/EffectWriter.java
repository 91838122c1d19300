package io.lakehousedr.core.cut.publish;

import static io.lakehousedr.error.ErrorKind.ALREADY_EXISTS;
import static io.lakehousedr.error.ErrorKind.CONFLICT;
import static io.lakehousedr.error.ErrorKind.NOT_FOUND;
import static io.lakehousedr.error.ErrorKind.OUTCOME_UNKNOWN;

import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.store.Attributes;
import io.lakehousedr.core.store.Sums;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Carries out single effects at one member's target, and reads them back. Thread-safe. */
final class EffectWriter {
  private static final int TRIES = 5;
  private static final long READ_BACK_WHOLE = 16 << 20;

  private final ObjectReader control;
  private final Place<ObjectStore> target;

  EffectWriter(ObjectReader control, Place<ObjectStore> target) {
    this.control = control;
    this.target = target;
  }

  /** Makes the effect true, if it is not already. */
  Result apply(Effect effect) {
    if (effect instanceof Effect.Commit commit) {
      return commit(commit);
    }
    if (effect instanceof Effect.Companion companion) {
      return companion(companion);
    }
    if (effect instanceof Effect.Hint hint) {
      return hint(hint);
    }
    return effect instanceof Effect.PutFile put ? put(put) : drop((Effect.Drop) effect);
  }

  /** Whether the effect is true now. */
  boolean holds(Effect effect) {
    if (effect instanceof Effect.Commit commit) {
      return isThere(commit.path(), commit.bytes());
    }
    if (effect instanceof Effect.PutFile put) {
      return isThere(put.path(), put.bytes());
    }
    Optional<ObjectEntry> there = head(effect.path());
    return effect instanceof Effect.Drop drop
        ? there.filter(entry -> entry.version().equals(drop.version())).isEmpty()
        : there.isPresent() || effect instanceof Effect.Hint;
  }

  private Result commit(Effect.Commit commit) {
    Optional<Result> broken = commit.previous().flatMap(sha -> checkPrevious(commit, sha));
    if (broken.isPresent()) {
      return broken.get();
    }
    if (create(path(commit), commit.bytes(), at(commit.modified()))) {
      return Result.COMPLETE;
    }
    return isThere(commit.path(), commit.bytes())
        ? Result.COMPLETE
        : diverged(commit.path(), "holds a commit that the source never made");
  }

  private Optional<Result> checkPrevious(Effect.Commit commit, Checksum previous) {
    ObjectPath before =
        commit
            .path()
            .parent()
            .resolve(String.format(java.util.Locale.ROOT, "%020d.json", commit.version() - 1));
    Optional<Checksum> found = sha256(target.path().resolve(before));
    return found.equals(Optional.of(previous))
        ? Optional.empty()
        : Optional.of(
            diverged(
                before, found.isEmpty() ? "is missing" : "is not the commit that was shipped"));
  }

  private Result companion(Effect.Companion companion) {
    create(path(companion), companion.bytes(), at(companion.modified()));
    return Result.COMPLETE;
  }

  private Result hint(Effect.Hint hint) {
    Optional<ObjectEntry> there = head(hint.path());
    try {
      if (there.isEmpty()) {
        target.store().create(path(hint), content(hint.bytes()), WriteOptions.DURABLE);
      } else if (!isThere(hint.path(), hint.bytes())) {
        replace(path(hint), there.get().version(), hint.bytes(), WriteOptions.DURABLE);
      }
    } catch (DrException e) {
      if (e.kind() != ALREADY_EXISTS && e.kind() != CONFLICT && e.kind() != OUTCOME_UNKNOWN) {
        throw e;
      }
    }
    return Result.COMPLETE;
  }

  private Result put(Effect.PutFile put) {
    WriteOptions options = at(put.modified()).with(put.attributes().orElse(ObjectAttributes.NONE));
    for (int i = 0; i < TRIES; i++) {
      Optional<ObjectEntry> there = head(put.path());
      if (there.isEmpty() && create(path(put), put.bytes(), options)) {
        return Result.COMPLETE;
      }
      boolean written = isThere(put.path(), put.bytes());
      if (written && isDescribed(put)) {
        return Result.COMPLETE;
      }
      if (there.isPresent() && !written && !known(put, there.get())) {
        return diverged(put.path(), "was changed at the secondary");
      }
      if (there.isPresent() && replaced(put, there.get().version(), options)) {
        return Result.COMPLETE;
      }
    }
    throw new DrException(Problem.STORE_CONFLICT, where(put.path()) + " keeps changing");
  }

  /**
   * Bytes and attributes are written together, but for access lists, which some stores set in a
   * second step; and the bytes may have been there before the attributes changed.
   */
  private boolean isDescribed(Effect.PutFile put) {
    return put.attributes().isEmpty()
        || head(put.path()).filter(there -> isDescribed(put, there)).isPresent();
  }

  private boolean isDescribed(Effect.PutFile put, ObjectEntry there) {
    try {
      ObjectAttributes wanted = put.attributes().orElseThrow();
      return Attributes.stand(target.store(), path(put), there.version(), wanted);
    } catch (DrException e) {
      if (e.kind() == CONFLICT || e.kind() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /** What stands there may be replaced: the version that was pinned, or the bytes it had. */
  private boolean known(Effect.PutFile put, ObjectEntry there) {
    if (put.replaces().equals(Optional.of(there.version()))) {
      return true;
    }
    return put.old().isPresent()
        && sha256(path(put)).equals(put.old().map(stage -> stage.sha256()));
  }

  private boolean replaced(Effect.PutFile put, ObjectVersion version, WriteOptions options) {
    try {
      replace(path(put), version, put.bytes(), options);
      return true;
    } catch (DrException e) {
      if (e.kind() == CONFLICT || e.kind() == NOT_FOUND || e.kind() == OUTCOME_UNKNOWN) {
        return false;
      }
      throw e;
    }
  }

  private Result drop(Effect.Drop drop) {
    Map<ObjectPath, DeleteOutcome> outcomes =
        target.store().delete(Map.of(path(drop), drop.version()));
    DeleteOutcome outcome = outcomes.getOrDefault(path(drop), new DeleteOutcome.Absent());
    if (outcome instanceof DeleteOutcome.Failed failed) {
      throw failed.error();
    }
    return outcome instanceof DeleteOutcome.Changed
        ? diverged(drop.path(), "was changed at the secondary and is kept")
        : Result.COMPLETE;
  }

  /** True when these bytes were created just now, false when something is there already. */
  private boolean create(ObjectPath path, StageRange bytes, WriteOptions how) {
    WriteOptions options = how.expecting(bytes.sha256());
    DrException unknown = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        target.store().create(path, content(bytes), options);
        return true;
      } catch (DrException e) {
        if (e.kind() == ALREADY_EXISTS) {
          return false;
        }
        if (e.kind() != OUTCOME_UNKNOWN) {
          throw e;
        }
        unknown = e;
      }
    }
    throw unknown == null ? new IllegalStateException("no try was made") : unknown;
  }

  private static WriteOptions at(Instant modified) {
    return WriteOptions.DURABLE.modifiedAt(modified);
  }

  private void replace(
      ObjectPath path, ObjectVersion version, StageRange bytes, WriteOptions options) {
    target.store().replace(path, version, content(bytes), options.expecting(bytes.sha256()));
  }

  private boolean isThere(ObjectPath relative, StageRange bytes) {
    Optional<ObjectEntry> entry = head(relative);
    if (entry.isEmpty() || entry.get().size() != bytes.length()) {
      return false;
    }
    return (bytes.length() > READ_BACK_WHOLE && knownChecksum(entry.get(), bytes))
        || sha256(target.path().resolve(relative)).equals(Optional.of(bytes.sha256()));
  }

  private static boolean knownChecksum(ObjectEntry entry, StageRange bytes) {
    return entry.checksum().equals(Optional.of(bytes.sha256()));
  }

  private Optional<Checksum> sha256(ObjectPath path) {
    return Sums.find(target.store(), path);
  }

  private Content content(StageRange bytes) {
    return Stage.content(control, bytes);
  }

  private Optional<ObjectEntry> head(ObjectPath relative) {
    return target.store().head(target.path().resolve(relative));
  }

  private ObjectPath path(Effect effect) {
    return target.path().resolve(effect.path());
  }

  private String where(ObjectPath relative) {
    return target.store().root().resolve(target.path().resolve(relative)).text();
  }

  private Result diverged(ObjectPath relative, String what) {
    return new Result.Left(
        Problem.TABLE_DIVERGED, where(relative) + " " + what + "; nothing of it was overwritten");
  }
}

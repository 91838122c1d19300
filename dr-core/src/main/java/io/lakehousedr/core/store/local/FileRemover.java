package io.lakehousedr.core.store.local;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deletes, each name at its expected version, under the root's lock. */
final class FileRemover {
  private static final int AT_ONCE = 256;

  private final FileRoot root;

  FileRemover(FileRoot root) {
    this.root = root;
  }

  Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    Map<ObjectPath, DeleteOutcome> outcomes = new LinkedHashMap<>();
    Set<ObjectPath> folders = new LinkedHashSet<>();
    List<ObjectPath> left = new ArrayList<>(names.keySet());
    while (!left.isEmpty()) {
      List<ObjectPath> some = left.subList(0, Math.min(AT_ONCE, left.size()));
      deleteLocked(some, names, outcomes);
      some.stream().map(ObjectPath::parent).forEach(folders::add);
      some.clear();
    }
    folders.forEach(folder -> force(folder, outcomes));
    return outcomes;
  }

  private void deleteLocked(
      List<ObjectPath> some,
      Map<ObjectPath, ObjectVersion> names,
      Map<ObjectPath, DeleteOutcome> outcomes) {
    Cancellation.check();
    try (Locked lock = lock()) {
      for (ObjectPath path : some) {
        outcomes.put(path, delete(path, Optional.ofNullable(names.get(path))));
      }
    } catch (IOException e) {
      DrException error = failure(root.location().toString(), e);
      some.forEach(path -> outcomes.putIfAbsent(path, new DeleteOutcome.Failed(error)));
    }
  }

  /** Where there is no root there is nothing to delete, and no place for a lock. */
  private Locked lock() throws IOException {
    if (!Files.isDirectory(root.folder())) {
      return () -> {};
    }
    RootLock lock = RootLock.of(root.folder());
    return lock::close;
  }

  private interface Locked extends AutoCloseable {
    @Override
    void close();
  }

  private DeleteOutcome delete(ObjectPath path, Optional<ObjectVersion> expected) {
    try {
      Optional<FileStamp> stamp = root.stamp(path);
      if (stamp.isEmpty()) {
        return new DeleteOutcome.Absent();
      }
      ObjectVersion found = stamp.get().version();
      if (!Optional.of(found).equals(expected)) {
        return new DeleteOutcome.Changed(found);
      }
      Files.delete(root.target(path));
      return new DeleteOutcome.Deleted();
    } catch (NoSuchFileException e) {
      return new DeleteOutcome.Absent();
    } catch (IOException e) {
      return new DeleteOutcome.Failed(failure(root.where(path), e));
    } catch (DrException e) {
      return new DeleteOutcome.Failed(e);
    }
  }

  private static DrException failure(String where, IOException e) {
    RuntimeException known = FileErrors.translate(where, e);
    if (known instanceof DrException failure) {
      return failure;
    }
    throw known;
  }

  /** What could not be made durable may be back after a power cut. */
  private void force(ObjectPath folder, Map<ObjectPath, DeleteOutcome> outcomes) {
    try {
      Optional<Path> there = root.existing(folder);
      if (there.isPresent()) {
        Fsync.folder(there.get());
      }
    } catch (IOException | DrException e) {
      DrException unknown = DrException.storage(ErrorKind.OUTCOME_UNKNOWN, root.where(folder), e);
      outcomes.replaceAll(
          (path, outcome) ->
              outcome instanceof DeleteOutcome.Deleted && path.parent().equals(folder)
                  ? new DeleteOutcome.Failed(unknown)
                  : outcome);
    }
  }
}

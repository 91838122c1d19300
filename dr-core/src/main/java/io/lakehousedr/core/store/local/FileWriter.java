package io.lakehousedr.core.store.local;

import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes hidden files and publishes them whole. Nothing that can be cancelled follows publishing.
 */
final class FileWriter {
  private static final int TRIES = 4;

  private final FileRoot root;
  private final Ids ids;
  private final Barrier barrier;
  private final AtomicBoolean announced = new AtomicBoolean();

  FileWriter(FileRoot root, Ids ids, Barrier barrier) {
    this.root = root;
    this.ids = ids;
    this.barrier = barrier;
  }

  /** Fills a file that is not visible yet. */
  @FunctionalInterface
  interface Filler {
    void fill(FileChannel file) throws IOException;
  }

  ObjectEntry create(ObjectPath path, Filler filler, WriteOptions options) {
    barrier.makeRoom();
    return FileErrors.translated(
        () -> root.where(path),
        () -> {
          try (TempFile temp = temp(path)) {
            refuseExisting(path, temp.target());
            filler.fill(temp.channel());
            FileStamp stamp = temp.finish(options, barrier);
            link(path, temp.file(), temp.target());
            temp.discard();
            return published(path, temp.target(), stamp, options);
          }
        });
  }

  ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Filler filler, WriteOptions options) {
    barrier.makeRoom();
    return FileErrors.translated(
        () -> root.where(path),
        () -> {
          checkVersion(path, expected);
          try (TempFile temp = temp(path)) {
            filler.fill(temp.channel());
            FileStamp stamp = temp.finish(options, barrier);
            rename(path, expected, temp);
            return published(path, temp.target(), stamp, options);
          }
        });
  }

  /** A folder may vanish between its making and its use; then both are tried again. */
  private TempFile temp(ObjectPath path) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Cancellation.check();
      try {
        Path target = root.target(path);
        announce();
        return TempFile.beside(target, ids.nonce());
      } catch (NoSuchFileException e) {
        if (attempt == TRIES) {
          throw new FileSystemException(
              root.where(path), null, "its folder is removed each time it is made");
        }
      }
    }
  }

  private void announce() throws IOException {
    if (!announced.get()) {
      RootLock.announce(root.folder());
      announced.set(true);
    }
  }

  private void refuseExisting(ObjectPath path, Path target) {
    // A link to nothing is seen by the step that publishes.
    if (target.toFile().exists() && !Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw DrException.storage(ErrorKind.ALREADY_EXISTS, root.where(path), null);
    }
  }

  /** The step by which one of any number of creators wins: a second name for the finished file. */
  void link(ObjectPath path, Path file, Path target) throws IOException {
    Cancellation.check();
    try {
      linkOrMakeWay(path, file, target);
    } catch (UnsupportedOperationException e) {
      throw FileErrors.noHardLinks(root.where(path), e);
    }
  }

  private void linkOrMakeWay(ObjectPath path, Path file, Path target) throws IOException {
    try {
      hardLink(path, file, target);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      if (!EmptyFolders.remove(target)) {
        throw holdsObjects(path);
      }
      hardLink(path, file, target);
    }
  }

  private void hardLink(ObjectPath path, Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
    } catch (FileSystemException e) {
      if (e.getClass() == FileSystemException.class && refused(e)) {
        throw FileErrors.noHardLinks(root.where(path), e);
      }
      throw e;
    }
  }

  private static boolean refused(FileSystemException e) {
    String reason = String.valueOf(e.getReason());
    return reason.contains("not permitted")
        || reason.contains("not supported")
        || reason.contains("not implemented");
  }

  private DrException holdsObjects(ObjectPath path) {
    return new DrException(
        Problem.STORE_INVALID,
        root.where(path)
            + ": objects lie below this name, and a file system cannot hold one under"
            + " the name itself; choose another name");
  }

  private void rename(ObjectPath path, ObjectVersion expected, TempFile temp) throws IOException {
    try (RootLock lock = RootLock.of(root.folder())) {
      Cancellation.check();
      checkVersion(path, expected);
      Files.move(temp.file(), temp.target(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void checkVersion(ObjectPath path, ObjectVersion expected) throws IOException {
    ObjectVersion found = root.stamp(path).orElseThrow(() -> notFound(path)).version();
    if (!found.equals(expected)) {
      throw FileReader.conflict(root.where(path), expected, found);
    }
  }

  private DrException notFound(ObjectPath path) {
    return DrException.storage(ErrorKind.NOT_FOUND, root.where(path), null);
  }

  ObjectEntry published(ObjectPath path, Path target, FileStamp stamp, WriteOptions options) {
    try {
      if (barrier.defers(options, stamp)) {
        barrier.add(target);
      } else {
        barrier.forceName(target);
      }
      return stamp.entry(path);
    } catch (IOException e) {
      throw FileErrors.unknown(root.where(path), e);
    }
  }
}

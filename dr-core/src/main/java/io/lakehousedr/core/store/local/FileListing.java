package io.lakehousedr.core.store.local;

import io.lakehousedr.core.store.Utf8Order;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Walks folders in the order of the UTF-8 bytes of whole paths. Holds the names of the folders from
 * the start down to where it stands, looks at each file when it comes to it, and holds nothing
 * open.
 */
final class FileListing implements Iterator<ObjectEntry> {
  private final FileRoot root;
  private final Deque<FolderNames> folders = new ArrayDeque<>();
  private Optional<ObjectEntry> next = Optional.empty();

  private FileListing(FileRoot root) {
    this.root = root;
  }

  /** A lazy stream; the first folder is read by the terminal operation. */
  static Stream<ObjectEntry> stream(FileRoot root, ObjectPath directory, String startAfter) {
    int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(
        () -> Spliterators.spliteratorUnknownSize(begin(root, directory, startAfter), traits),
        traits,
        false);
  }

  private static FileListing begin(FileRoot root, ObjectPath directory, String startAfter) {
    FileListing listing = new FileListing(root);
    return FileErrors.translated(
        () -> root.where(directory),
        () -> {
          Optional<Path> folder = root.existing(directory);
          if (folder.isPresent()) {
            listing.folders.push(FolderNames.read(root, directory, folder.get(), startAfter));
          }
          return listing;
        });
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && !folders.isEmpty()) {
      Cancellation.check();
      step(folders.peek());
    }
    return next.isPresent();
  }

  @Override
  public ObjectEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ObjectEntry entry = next.orElseThrow();
    next = Optional.empty();
    return entry;
  }

  private void step(FolderNames folder) {
    Optional<String> due = folder.dueFolder();
    if (due.isPresent()) {
      ObjectPath child = folder.path().resolve(due.get());
      folders.push(
          FileErrors.translated(() -> root.where(child), () -> folder.descend(root, due.get())));
    } else if (folder.hasName()) {
      visit(folder, folder.takeName());
    } else {
      folders.pop();
    }
  }

  private void visit(FolderNames folder, String name) {
    ObjectPath path = folder.path().resolve(name);
    FileErrors.translated(
        () -> root.where(path),
        () -> {
          look(folder, name, path);
          return true;
        });
  }

  private void look(FolderNames folder, String name, ObjectPath path) throws IOException {
    Path file = folder.folder().resolve(name);
    try {
      FileStamp stamp = FileStamp.of(file);
      if (stamp.is(FileStamp.Type.FOLDER)) {
        folder.await(name);
      } else if (Utf8Order.INSTANCE.compare(name, folder.after()) > 0) {
        next = stamp.is(FileStamp.Type.LINK) ? linked(file, path) : regular(stamp, path);
      }
    } catch (NoSuchFileException e) {
      // Deleted since its folder was read, or a link to nothing: not there.
      next = Optional.empty();
    }
  }

  private Optional<ObjectEntry> linked(Path file, ObjectPath path) throws IOException {
    Path real = file.toRealPath();
    return real.startsWith(root.folder()) ? regular(FileStamp.of(real), path) : Optional.empty();
  }

  private static Optional<ObjectEntry> regular(FileStamp stamp, ObjectPath path) {
    return stamp.is(FileStamp.Type.REGULAR) ? Optional.of(stamp.entry(path)) : Optional.empty();
  }
}

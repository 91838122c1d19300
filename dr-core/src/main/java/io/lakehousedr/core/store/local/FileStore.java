package io.lakehousedr.core.store.local;

import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.LazyDurability;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files below a folder ({@code file:/path}, {@code file:///path}; nothing is percent-decoded)
 * as objects. Thread-safe, and safe between processes and between machines that share the file
 * system.
 *
 * <p><b>Writing.</b> Bytes go into a hidden file in the target's folder, which is forced to the
 * disk as asked and then given its name: by a hard link for {@code create}, so that one creator
 * wins against everybody, and by a rename for {@code replace}. Folders up to the root are forced
 * too. {@code replace} and {@code delete} are conditional against all who use this class at the
 * same root or below it; they take the lock of the topmost {@code .dr-lock} of the root's owner at
 * or above it, which the first write makes and which stays. Programs that change files in place are
 * not held off by it. A file system without hard links is refused with DR-3010. Deleting leaves
 * folders behind; a later object may take the name of an empty one. A name both of an object and of
 * a folder that holds objects is INVALID, as is a segment of more than 255 bytes.
 *
 * <p><b>Versions</b> are inode, modification time in nanoseconds and size. Where no caller asks for
 * a modification time it is the file system's, and up to a millisecond more by chance, so that a
 * file that gets the inode of another within one tick of the file system's clock has another
 * version. The tag of a name can repeat when a file is deleted or replaced and a later one gets its
 * inode, its size and, because a caller asked for it, its modification time; and when a program
 * changes bytes in place within one tick. So {@code VERSIONS_NEVER_REPEAT} is not promised.
 *
 * <p><b>Links.</b> A root that is a link is resolved once. Below it, a link whose target lies
 * inside the root is followed when it is named, and when it is a file it is also listed; listings
 * do not enter linked folders. A link out of the root is ACCESS_DENIED for everything but listings,
 * which leave it out. Replacing or deleting a linked file changes the link, not what it names. What
 * is neither file, folder nor link does not exist.
 *
 * <p><b>Barrier.</b> On Linux the program {@code sync -f} is run for the root's file system; where
 * it is missing or fails, on other systems, and when they are few, each file written since the last
 * barrier is forced, with its folders, some at once. A file that lies on another file system
 * mounted below the root is forced when it is written. After 10,000 lazy writes a barrier is made
 * without being asked.
 *
 * <p><b>Uploads</b> keep parts of 16 MiB in a hidden file beside the target. A part that is put
 * while another process completes the same upload may change the object's modification time, not
 * its bytes. What writers that died have left is deleted by {@link #sweep}.
 */
public final class FileStore
    implements ObjectStore, LazyDurability, ServerSideCopy, ResumableUploads {
  private final FileRoot root;
  private final FileReader reader;
  private final Barrier barrier;
  private final FileWriter writer;
  private final InstantSource time;

  /**
   * Opens a folder, which is made by the first write if it is not there.
   *
   * @param ids for the names of hidden files
   * @param time that {@link #sweep} reckons by
   * @param tasks to force many files at a barrier; not closed
   * @throws io.lakehousedr.error.DrException INVALID when the root is not a folder of this machine
   */
  public FileStore(Location root, Ids ids, InstantSource time, Tasks tasks) {
    this.root = new FileRoot(root);
    this.reader = new FileReader(this.root);
    this.barrier = new Barrier(this.root, tasks);
    this.writer = new FileWriter(this.root, ids, barrier);
    this.time = time;
  }

  @Override
  public Location root() {
    return root.location();
  }

  @Override
  public StoreTraits traits() {
    return reader.traits();
  }

  @Override
  public Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    return reader.list(directory, startAfter);
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    return reader.head(path);
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    return reader.open(path, range, expected);
  }

  @Override
  public ObjectEntry create(ObjectPath path, Content content, WriteOptions options) {
    Cancellation.check();
    return writer.create(path, filler(path, content, options), options);
  }

  @Override
  public ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options) {
    Cancellation.check();
    return writer.replace(path, expected, filler(path, content, options), options);
  }

  private FileWriter.Filler filler(ObjectPath path, Content content, WriteOptions options) {
    return file -> Transfer.pour(root.where(path), content, options.expected(), file, 0);
  }

  @Override
  public Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    return new FileRemover(root).delete(names);
  }

  /** The kernel copies between two file stores of this machine. */
  @Override
  public Optional<ObjectEntry> copy(
      ObjectReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    Cancellation.check();
    return fileReader(from).map(files -> copyFile(files, source, target, options));
  }

  private static Optional<FileReader> fileReader(ObjectReader from) {
    if (from instanceof FileStore store) {
      return Optional.of(store.reader);
    }
    return from instanceof FileReader files ? Optional.of(files) : Optional.empty();
  }

  private ObjectEntry copyFile(
      FileReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    return FileErrors.translated(
        () -> root.where(target),
        () -> {
          try (FileReader.OpenFile open =
              from.openFile(source.path(), Optional.of(source.version()))) {
            return writer.create(target, file -> copyBytes(open, target, file, options), options);
          }
        });
  }

  private void copyBytes(
      FileReader.OpenFile from,
      ObjectPath target,
      java.nio.channels.FileChannel file,
      WriteOptions options)
      throws IOException {
    Transfer.copy(root.where(target), from.channel(), from.stamp().size(), file);
    Transfer.check(root.where(target), file, options.expected());
  }

  @Override
  public void barrier() {
    Cancellation.check();
    barrier.force();
  }

  @Override
  public void adopt(ObjectPath path) {
    FileErrors.translated(
        () -> root.where(path),
        () -> {
          Optional<FileRoot.Found> there = root.find(path);
          if (there.isPresent()) {
            barrier.adopt(there.get());
          }
          return there;
        });
  }

  @Override
  public long partSize(long objectSize) {
    return FileUpload.PART;
  }

  @Override
  public Upload upload(ObjectPath target, String token, long size, ObjectAttributes attributes) {
    Cancellation.check();
    return FileErrors.translated(
        () -> root.where(target), () -> new FileUpload(root, writer, barrier, target, token, size));
  }

  /**
   * Deletes hidden files that writers and uploads have left, and that nothing has changed for
   * {@code olderThan}. A writer that is slower than that fails with UNAVAILABLE or NOT_FOUND and
   * writes nothing.
   *
   * @return how many were deleted
   */
  public int sweep(Duration olderThan) {
    return FileErrors.translated(
        () -> root.location().toString(),
        () ->
            Files.isDirectory(root.folder())
                ? StaleFiles.delete(root.folder(), time.instant().minus(olderThan))
                : 0);
  }

  /** Nothing is held. */
  @Override
  public void close() {}
}

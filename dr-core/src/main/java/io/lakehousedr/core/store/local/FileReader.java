package io.lakehousedr.core.store.local;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.StoreTraits.Feature;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the files below a folder, as {@link FileStore} describes. Thread-safe. */
public final class FileReader implements ObjectReader {
  private static final StoreTraits TRAITS =
      new StoreTraits(
          Set.of(
              Feature.ATOMIC_CREATE,
              Feature.CONDITIONAL_REPLACE,
              Feature.CONDITIONAL_DELETE,
              Feature.LISTS_ARE_CURRENT,
              Feature.KEEPS_MODIFICATION_TIME),
          Set.of(),
          Duration.ofNanos(1000));

  private final FileRoot root;

  /**
   * Reads below {@code root}, which need not be there yet.
   *
   * @throws DrException INVALID when it is not {@code file:/path} or {@code file:///path}
   */
  public FileReader(Location root) {
    this(new FileRoot(root));
  }

  FileReader(FileRoot root) {
    this.root = root;
  }

  @Override
  public Location root() {
    return root.location();
  }

  @Override
  public StoreTraits traits() {
    return TRAITS;
  }

  @Override
  public Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    Cancellation.check();
    return FileListing.stream(root, directory, startAfter);
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    Cancellation.check();
    return FileErrors.translated(() -> root.where(path), () -> root.stamp(path))
        .map(stamp -> stamp.entry(path));
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    Cancellation.check();
    OpenFile file = openFile(path, expected);
    return new FileStream(root.where(path), file.channel, range, file.stamp.size());
  }

  /** Nothing is held. */
  @Override
  public void close() {}

  /**
   * One version of a file, open for reading.
   *
   * @param stamp what stood at the name before and after it was opened
   */
  record OpenFile(FileChannel channel, FileStamp stamp) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  OpenFile openFile(ObjectPath path, Optional<ObjectVersion> expected) {
    return FileErrors.translated(
        () -> root.where(path),
        () -> {
          Optional<OpenFile> open = Optional.empty();
          while (open.isEmpty()) {
            Cancellation.check();
            FileRoot.Found found =
                root.find(path)
                    .filter(there -> there.stamp().is(FileStamp.Type.REGULAR))
                    .orElseThrow(() -> notFound(path));
            checkVersion(path, found.stamp(), expected);
            open = openAt(found.file(), found.stamp());
          }
          return open.get();
        });
  }

  /** Opens a file if the same version stands there before and after. */
  private static Optional<OpenFile> openAt(Path file, FileStamp stamp) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try {
      if (FileStamp.ofObject(file).equals(Optional.of(stamp))) {
        return Optional.of(new OpenFile(channel, stamp));
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  private DrException notFound(ObjectPath path) {
    return DrException.storage(ErrorKind.NOT_FOUND, root.where(path), null);
  }

  private void checkVersion(ObjectPath path, FileStamp stamp, Optional<ObjectVersion> expected) {
    if (expected.isPresent() && !expected.get().equals(stamp.version())) {
      throw conflict(root.where(path), expected.get(), stamp.version());
    }
  }

  static DrException conflict(String where, ObjectVersion expected, ObjectVersion found) {
    return new DrException(
        Problem.STORE_CONFLICT,
        where
            + ": it was changed by somebody else: expected version "
            + expected
            + ", found "
            + found
            + "; run again");
  }
}

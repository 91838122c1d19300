package io.lakehousedr.core.store.local;

import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Deletes what writers that died have left under hidden names. Follows no links. */
final class StaleFiles extends SimpleFileVisitor<Path> {
  private final FileTime before;
  private int deleted;

  private StaleFiles(Instant before) {
    this.before = FileTime.from(before);
  }

  /** Deletes those that were last changed before an instant; returns how many. */
  static int delete(Path folder, Instant before) throws IOException {
    StaleFiles stale = new StaleFiles(before);
    Files.walkFileTree(folder, stale);
    return stale.deleted;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes found) throws IOException {
    Cancellation.check();
    String name = file.getFileName().toString();
    if (HiddenNames.hides(name)
        && !name.equals(HiddenNames.LOCK)
        && changed(file, found).compareTo(before) < 0
        && Files.deleteIfExists(file)) {
      deleted++;
    }
    return FileVisitResult.CONTINUE;
  }

  /**
   * Not when it says it was modified: a file about to be published bears the time it is to keep.
   */
  private static FileTime changed(Path file, BasicFileAttributes found) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
            && Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
                instanceof FileTime time
        ? time
        : found.lastModifiedTime();
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }
}

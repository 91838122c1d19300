package io.lakehousedr.core.store.local;

import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.LoggerFactory;

/**
 * Keeps those who replace and delete below one root apart, in this process and between processes,
 * also when some of them have opened a folder of it as a root: the file that is locked is the
 * topmost of its owner's at or above the root. A lock of the operating system belongs to the whole
 * process and is lost when any channel to its file is closed, so a lock of Java comes first and
 * only its holder opens the file.
 */
final class RootLock implements AutoCloseable {
  private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

  private final ReentrantLock here;
  private final FileChannel channel;

  private RootLock(ReentrantLock here, FileChannel channel) {
    this.here = here;
    this.channel = channel;
  }

  /** Waits for the lock of the root; an interrupt ends the wait. */
  static RootLock of(Path root) throws IOException {
    Path file = file(root);
    ReentrantLock here = HERE.computeIfAbsent(file, path -> new ReentrantLock());
    try {
      here.lockInterruptibly();
    } catch (InterruptedException e) {
      throw Cancellation.cancelled();
    }
    try {
      return new RootLock(here, locked(file));
    } catch (IOException | RuntimeException e) {
      here.unlock();
      throw e;
    }
  }

  /**
   * Puts the file there before the first object is written, so that whoever opens a folder below
   * this root later finds it.
   */
  static void announce(Path root) throws IOException {
    Path file = file(root);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      of(root).close();
    }
  }

  private static Path file(Path root) throws IOException {
    UserPrincipal owner = Files.getOwner(root);
    Path topmost = root.resolve(HiddenNames.LOCK);
    for (Path folder = root.getParent(); folder != null; folder = folder.getParent()) {
      Path above = folder.resolve(HiddenNames.LOCK);
      if (Files.isRegularFile(above, LinkOption.NOFOLLOW_LINKS)
          && Files.getOwner(above, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
        topmost = above;
      }
    }
    return topmost;
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.lock();
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The lock ends with the channel, and even if closing it fails nothing has been undone. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LoggerFactory.getLogger(RootLock.class).warn("closing the lock of a root failed", e);
    } finally {
      here.unlock();
    }
  }
}

package io.lakehousedr.core.store.local;

import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/**
 * A file in the folder of its target, under a hidden name, until it is published. Not thread-safe.
 */
final class TempFile implements AutoCloseable {
  private final String nonce;
  private final Path target;
  private final Path file;
  private final FileChannel channel;
  private boolean discarded;

  private TempFile(String nonce, Path target, Path file, FileChannel channel) {
    this.nonce = nonce;
    this.target = target;
    this.file = file;
    this.channel = channel;
  }

  static TempFile beside(Path target, String nonce) throws IOException {
    Path file = target.resolveSibling(HiddenNames.temporary(nonce));
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new TempFile(nonce, target, file, channel);
  }

  /** Where the file is to appear. */
  Path target() {
    return target;
  }

  Path file() {
    return file;
  }

  FileChannel channel() {
    return channel;
  }

  /** Gives the file its time, forces it when {@code barrier} does not, and ends the writing. */
  FileStamp finish(WriteOptions options, Barrier barrier) throws IOException {
    Files.setLastModifiedTime(file, options.lastModified().map(FileTime::from).orElse(ownTime()));
    FileStamp stamp = FileStamp.of(file);
    if (!barrier.defers(options, stamp)) {
      channel.force(true);
    }
    channel.close();
    return stamp;
  }

  /**
   * Now, and up to a millisecond by chance: file systems reuse inodes at once and tell times only
   * by ticks of some milliseconds, so that two files of a name could have the same version.
   */
  private FileTime ownTime() throws IOException {
    int chance = Integer.parseInt(nonce.substring(0, 5), 16);
    return FileTime.from(Files.getLastModifiedTime(file).toInstant().plusNanos(chance));
  }

  /** Ends the hidden name; what was published under another stays. */
  void discard() {
    if (!discarded) {
      discarded = true;
      HiddenNames.discard(file);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      discard();
    }
  }
}

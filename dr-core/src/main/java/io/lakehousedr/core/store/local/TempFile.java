package io.lakehousedr.core.store.local;

import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/** A file in the folder of its target, under a hidden name, until it is published. */
final class TempFile implements AutoCloseable {
  private final Path target;
  private final Path file;
  private final FileChannel channel;

  private TempFile(Path target, Path file, FileChannel channel) {
    this.target = target;
    this.file = file;
    this.channel = channel;
  }

  static TempFile beside(Path target, String nonce) throws IOException {
    Path file = target.resolveSibling(HiddenNames.temporary(nonce));
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new TempFile(target, file, channel);
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
    if (options.lastModified().isPresent()) {
      Files.setLastModifiedTime(file, FileTime.from(options.lastModified().get()));
    }
    FileStamp stamp = FileStamp.of(file);
    if (!barrier.defers(options, stamp)) {
      channel.force(true);
    }
    channel.close();
    return stamp;
  }

  /** Ends the hidden name; what was published under another stays. A stale one is swept later. */
  void discard() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
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

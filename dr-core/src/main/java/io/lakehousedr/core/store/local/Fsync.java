package io.lakehousedr.core.store.local;

import java.io.File;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Forces files and folders to the disk. An interrupt does not stop it: the effect is out already.
 */
final class Fsync {
  private static final boolean FOLDERS = File.separatorChar == '/';

  private Fsync() {}

  /** Forces a file's content; one that is gone needs no forcing. */
  static void file(Path file) throws IOException {
    force(file, StandardOpenOption.WRITE);
  }

  /** Forces a folder's names, where the platform lets it; one that is gone needs no forcing. */
  static void folder(Path folder) throws IOException {
    if (FOLDERS) {
      force(folder, StandardOpenOption.READ);
    }
  }

  /** Forces a file's name. */
  static void nameOf(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      folder(folder);
    }
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (interruptedWhile(path, how)) {
        interrupted = true;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean interruptedWhile(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
      return false;
    } catch (ClosedByInterruptException e) {
      return Thread.interrupted();
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}

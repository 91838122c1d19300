package io.lakehousedr.core.store.local;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Removes folders that hold nothing. Race-free: the system removes only what is empty at that
 * moment, and a writer who loses its folder makes it again.
 */
final class EmptyFolders {
  private EmptyFolders() {}

  /** Removes a folder with its empty folders; false when something is in it. */
  static boolean remove(Path folder) throws IOException {
    try {
      if (!removeChildren(folder)) {
        return false;
      }
      Files.delete(folder);
      return true;
    } catch (DirectoryNotEmptyException e) {
      return false;
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private static boolean removeChildren(Path folder) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (!Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) || !remove(child)) {
          return false;
        }
      }
      return true;
    }
  }
}

package io.lakehousedr.core.store.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Forces names to the disk, and those of the folders above them once: forcing a folder costs a
 * flush of the disk even when nothing in it has changed. Another process may have made those
 * folders and died, so only what was forced here counts, and only as long as the very same folder
 * stands there. Thread-safe.
 */
final class DurableFolders {
  private final Map<Path, Identity> known = new ConcurrentHashMap<>();

  /** Tells a folder from one that took its name, and its inode, later. */
  private record Identity(Object key, Object made) {}

  /** Forces the names in {@code folder}, and that there is a way to it from above the root. */
  void force(Path folder, Path root) throws IOException {
    Fsync.folder(folder);
    forceAbove(folder, root);
  }

  private void forceAbove(Path folder, Path root) throws IOException {
    Path above = folder.getParent();
    if (above == null || !folder.startsWith(root)) {
      return;
    }
    Optional<Identity> identity = identity(folder);
    if (identity.isPresent() && identity.get().equals(known.get(folder))) {
      return;
    }
    Fsync.folder(above);
    forceAbove(above, root);
    identity.ifPresent(found -> known.put(folder, found));
  }

  /** Where folders have no number, or are gone, nothing is remembered. */
  private static Optional<Identity> identity(Path folder) throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.ofNullable(found.fileKey())
          .map(key -> new Identity(key, found.creationTime()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}

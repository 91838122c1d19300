package io.lakehousedr.simulators.azure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The files and folders of one container. Folders come with what is put into them and stay when it
 * is gone. Its order is that of folders: what a folder holds comes right after it. Thread-safe.
 */
final class Tree {
  private static final Comparator<String> BY_SEGMENTS =
      (left, right) -> Arrays.compare(left.split("/"), right.split("/"));

  private final TreeMap<String, Node> nodes = new TreeMap<>(BY_SEGMENTS);
  private final AtomicLong tags = new AtomicLong(0x8DC0_0000_0000_000L);

  String newTag() {
    return "0x" + Long.toHexString(tags.incrementAndGet()).toUpperCase(java.util.Locale.ROOT);
  }

  synchronized Optional<Node> at(String path) {
    return Optional.ofNullable(nodes.get(path));
  }

  /** Puts a node, and the folders that lead to it. */
  synchronized Node put(String path, Node node) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      nodes.computeIfAbsent(path.substring(0, slash), made -> Node.folder(newTag()));
    }
    nodes.put(path, node);
    return node;
  }

  synchronized void remove(String path) {
    nodes.remove(path);
  }

  /** Whether a file stands where {@code path} needs a folder. */
  synchronized boolean leadsThroughFile(String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      Node on = nodes.get(path.substring(0, slash));
      if (on != null && !on.folder()) {
        return true;
      }
    }
    return false;
  }

  /** All whose path begins so, in the order of folders. */
  synchronized List<Map.Entry<String, Node>> below(String prefix) {
    List<Map.Entry<String, Node>> found = new ArrayList<>();
    nodes.forEach(
        (path, node) -> {
          if (path.startsWith(prefix)) {
            found.add(Map.entry(path, node));
          }
        });
    return found;
  }

  /** A view of {@code tree} below a folder of that name. */
  static Tree under(String folder, Tree tree) {
    Tree moved = new Tree();
    tree.below("").forEach(it -> moved.put(folder + "/" + it.getKey(), it.getValue()));
    return moved;
  }
}

package io.lakehousedr.core.files;

import io.lakehousedr.model.ObjectPath;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folders below a folder of files that are Delta tables. Not thread-safe while it is filled.
 */
final class Tables {
  private static final String LOG = "_delta_log/";

  private final Set<ObjectPath> folders = new TreeSet<>();

  /** Notes the table that a path is part of the log of; false when it is no part of a log. */
  boolean note(ObjectPath path) {
    if (path.text().startsWith(LOG)) {
      folders.add(ObjectPath.ROOT);
      return true;
    }
    int log = path.text().indexOf("/" + LOG);
    if (log > 0) {
      folders.add(ObjectPath.of(path.text().substring(0, log)));
    }
    return log > 0;
  }

  /** Whether the path lies in one of them. */
  boolean hold(ObjectPath path) {
    if (folders.isEmpty()) {
      return false;
    }
    for (ObjectPath folder = path; !folder.isRoot(); folder = folder.parent()) {
      if (folders.contains(folder.parent())) {
        return true;
      }
    }
    return false;
  }

  /** The folders, sorted. */
  Set<ObjectPath> folders() {
    return folders;
  }
}

package io.lakehousedr.gcs;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import java.util.Optional;

/**
 * A bucket and what comes before the names of a root's objects.
 *
 * @param location as it was configured
 */
record GcsRoot(Location location) {
  /** Parts of uploads under way lie in a folder of this name, which is never shown. */
  static final String HIDDEN = ".dr-uploads";

  GcsRoot {
    String bucket = location.authority();
    if (bucket.isEmpty() || bucket.indexOf('@') >= 0 || bucket.indexOf(':') >= 0) {
      throw invalid(location, "names no bucket: write it as gs://bucket/prefix");
    }
  }

  private static DrException invalid(Location location, String what) {
    return new DrException(Problem.STORE_INVALID, location + " " + what);
  }

  String bucket() {
    return location.authority();
  }

  /** What all names below {@code directory} begin with: nothing, or a text that ends in a slash. */
  String prefix(ObjectPath directory) {
    ObjectPath full = location.path().resolve(directory);
    return full.isRoot() ? "" : full + "/";
  }

  /** The full name of an object in the bucket; the root is none. */
  String name(ObjectPath path) {
    if (path.isRoot()) {
      throw invalid(location, "is the root and names no object");
    }
    return location.path().resolve(path).text();
  }

  /** The location of an object, for messages. */
  String where(ObjectPath path) {
    return location.resolve(path).toString();
  }

  /**
   * The path of a listed name; empty when it is no object of ours to show: the marker of an empty
   * folder, or a part of an upload.
   *
   * @throws DrException INVALID when a segment of the name is empty or dots
   */
  Optional<ObjectPath> path(String name, long size) {
    String relative = name.substring(prefix(ObjectPath.ROOT).length());
    if (relative.isEmpty() || (relative.endsWith("/") && size == 0) || isHidden(relative)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ObjectPath.of(relative));
    } catch (IllegalArgumentException e) {
      throw new DrException(
          Problem.FILES_NAME,
          location
              + ": the object \""
              + name
              + "\" has no path: "
              + e.getMessage()
              + ". It would be missing after a failover: rename it",
          e);
    }
  }

  /** Whether a path is a part of an upload, below this root or below another one within it. */
  static boolean isHidden(String path) {
    return path.startsWith(HIDDEN + "/") || path.contains("/" + HIDDEN + "/");
  }
}

package io.lakehousedr.s3;

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
record S3Root(Location location) {
  /** Notes of the adapter itself lie in a folder of this name. It is never listed. */
  static final String HIDDEN = ".dr-uploads";

  private static final String DIRECTORY_BUCKET = "--x-s3";

  S3Root {
    String bucket = location.authority();
    if (bucket.isEmpty() || bucket.indexOf('@') >= 0 || bucket.indexOf(':') >= 0) {
      throw invalid(location, "names no bucket: write it as s3://bucket/prefix");
    }
    if (bucket.endsWith(DIRECTORY_BUCKET)) {
      throw invalid(
          location,
          "is in a directory bucket, which lists in no order: choose a general purpose bucket");
    }
  }

  private static DrException invalid(Location location, String what) {
    return new DrException(Problem.STORE_INVALID, location + " " + what);
  }

  String bucket() {
    return location.authority();
  }

  /**
   * What all keys below {@code directory} begin with: nothing, or a text with a slash at its end.
   */
  String prefix(ObjectPath directory) {
    ObjectPath full = location.path().resolve(directory);
    return full.isRoot() ? "" : full + "/";
  }

  String key(ObjectPath path) {
    return location.path().resolve(path).text();
  }

  /** The key of an object; the root is none. */
  String objectKey(ObjectPath path) {
    if (path.isRoot()) {
      throw invalid(location, "is the root and names no object");
    }
    return key(path);
  }

  /** The key of a note of the adapter's own. */
  String hiddenKey(String name) {
    return key(ObjectPath.of(HIDDEN).resolve(name));
  }

  /** What the keys of those notes begin with. */
  String hiddenPrefix() {
    return prefix(ObjectPath.of(HIDDEN));
  }

  String where(ObjectPath path) {
    return location.resolve(path).toString();
  }

  /**
   * The path of a listed key; empty when it is no object: a marker of an empty folder, or hidden.
   *
   * @throws DrException INVALID when the key has no path, because a segment is empty or dots
   */
  Optional<ObjectPath> path(String key, long size) {
    String relative = key.substring(prefix(ObjectPath.ROOT).length());
    if (relative.isEmpty() || (relative.endsWith("/") && size == 0) || isHidden(relative)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ObjectPath.of(relative));
    } catch (IllegalArgumentException e) {
      throw new DrException(
          Problem.FILES_NAME,
          location + ": the key \"" + key + "\" has no path: " + e.getMessage() + ". Rename it",
          e);
    }
  }

  private static boolean isHidden(String relative) {
    return relative.startsWith(HIDDEN + "/") || relative.contains("/" + HIDDEN + "/");
  }
}

package io.lakehousedr.core.hadoop;

import io.lakehousedr.core.verify.Side;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of one table's files, as the libraries see them. They are given the same root for every
 * table, so that no character of a user's path ever goes through their URI handling.
 */
record TablePaths(Location storeRoot, ObjectPath table) {
  /** The table's folder, to Kernel and standalone. */
  static final String ROOT = "dr-store://table/root";

  private static final Pattern ABSOLUTE = Pattern.compile("/|[A-Za-z][A-Za-z0-9+.-]*:/");

  static TablePaths of(Side side) {
    return new TablePaths(side.reader().root(), side.table());
  }

  /**
   * The object that a library names.
   *
   * @throws DrException TABLE_ABSOLUTE_PATH, TABLE_PATH_ESCAPES
   */
  ObjectPath object(String path) {
    if (path.equals(ROOT)) {
      return table;
    }
    return path.startsWith(ROOT + "/")
        ? table.resolve(checked(path.substring(ROOT.length() + 1)))
        : outside(path);
  }

  /** The library's name for an object; those outside the table keep their location in full. */
  String name(ObjectPath object) {
    Optional<ObjectPath> inTable = table.relativize(object);
    return inTable
        .map(path -> path.isRoot() ? ROOT : ROOT + "/" + path.text())
        .orElseGet(() -> storeRoot.resolve(object).text());
  }

  /** The object that a path in the log names: a URI, decoded exactly once (protocol: Add File). */
  ObjectPath logged(String path) {
    String plain = decode(path);
    return ABSOLUTE.matcher(plain).lookingAt() ? outside(plain) : table.resolve(checked(plain));
  }

  private ObjectPath outside(String path) {
    // A path without a scheme is one of the file system the table lies in.
    String full = path.startsWith("/") ? withoutPath() + path : path;
    return storeRoot
        .relativize(location(full))
        .orElseThrow(() -> new DrException(Problem.TABLE_ABSOLUTE_PATH, message(path)));
  }

  private String withoutPath() {
    return storeRoot.scheme()
        + (storeRoot.authority().isEmpty() ? ":" : "://" + storeRoot.authority());
  }

  private Location location(String path) {
    try {
      return Location.parse(path);
    } catch (IllegalArgumentException e) {
      throw new DrException(Problem.TABLE_PATH_ESCAPES, message(path), e);
    }
  }

  private ObjectPath checked(String path) {
    try {
      return ObjectPath.of(path);
    } catch (IllegalArgumentException e) {
      throw new DrException(Problem.TABLE_PATH_ESCAPES, message(path), e);
    }
  }

  private String message(String path) {
    return storeRoot.resolve(table) + ": the log names \"" + path + "\"";
  }

  private static String decode(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    try {
      // The decoder is one for forms, where a plus is a space; in a path it is a plus.
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}

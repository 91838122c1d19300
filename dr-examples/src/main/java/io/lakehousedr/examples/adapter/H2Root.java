package io.lakehousedr.examples.adapter;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import java.nio.charset.StandardCharsets;

/**
 * The file of a database and what comes before the names of a root's objects.
 *
 * @param location as it was configured
 */
record H2Root(Location location) {
  private static final String SUFFIX = ".mv.db";

  H2Root {
    if (!location.authority().isEmpty() || end(location) < 0) {
      throw invalid(location, "names no database: write it as h2:/folder/name.mv.db/prefix");
    }
    // What follows a semicolon is a setting to H2, and some settings run commands.
    if (absolute(location).substring(0, end(location)).indexOf(';') >= 0) {
      throw invalid(location, "has a semicolon in the name of its database: rename it");
    }
  }

  private static DrException invalid(Location location, String what) {
    return new DrException(Problem.STORE_INVALID, location + " " + what);
  }

  private static String absolute(Location location) {
    return "/" + location.path();
  }

  /** Where the database's name ends, without its suffix; negative when there is none. */
  private static int end(Location location) {
    return (absolute(location) + "/").indexOf(SUFFIX + "/");
  }

  /** The path of the database as H2 wants it, without suffix. */
  String file() {
    return absolute(location).substring(0, end(location));
  }

  /**
   * What all names below {@code directory} begin with: nothing, or a text with a slash at its end.
   */
  String prefix(ObjectPath directory) {
    ObjectPath full = base().resolve(directory);
    return full.isRoot() ? "" : full + "/";
  }

  private ObjectPath base() {
    String rest = absolute(location).substring(end(location) + SUFFIX.length());
    return ObjectPath.of(rest.isEmpty() ? "" : rest.substring(1));
  }

  /** An object's name in the database; the root is none, nor is what has no form in UTF-8. */
  String name(ObjectPath path) {
    if (path.isRoot()) {
      throw invalid(location, "is the root and names no object");
    }
    String name = base().resolve(path).text();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      throw invalid(location, "cannot hold \"" + path + "\": half a character has no UTF-8 form");
    }
    return name;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The path of a name that was listed. */
  ObjectPath path(String name) {
    return ObjectPath.of(name.substring(prefix(ObjectPath.ROOT).length()));
  }

  String where(ObjectPath path) {
    return location.resolve(path).toString();
  }
}

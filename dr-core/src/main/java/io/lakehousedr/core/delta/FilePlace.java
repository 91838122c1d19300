package io.lakehousedr.core.delta;

import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;

/** Where a file that a log names lies. Decoded: plain text, no percent-escapes. */
public sealed interface FilePlace {
  /**
   * In the table.
   *
   * @param path relative to the table's folder; neither the folder itself nor below its log, but
   *     for sidecars
   */
  record Relative(ObjectPath path) implements FilePlace {
    /** Refuses the folder itself. */
    public Relative {
      if (path.isRoot()) {
        throw new IllegalArgumentException("a file has a name");
      }
    }

    @Override
    public String toString() {
      return path.text();
    }
  }

  /**
   * Anywhere: shallow clones and moved deletion vectors name files so.
   *
   * @param location of the file; {@code file:/...} where the log wrote no scheme
   * @param scheme whether the log wrote the scheme
   */
  record Absolute(Location location, Scheme scheme) implements FilePlace {
    /**
     * The location, where a path without scheme is taken to lie in the file system of {@code
     * table}: that is where the reader that wrote it found it.
     */
    public Location on(Location table) {
      if (scheme == Scheme.WRITTEN) {
        return location;
      }
      String authority = table.authority().isEmpty() ? ":/" : "://" + table.authority() + "/";
      return Location.parse(table.scheme() + authority + location.path().text());
    }

    @Override
    public String toString() {
      return scheme == Scheme.WRITTEN ? location.text() : "/" + location.path();
    }
  }

  /** Whether an absolute path says in which file system it lies. */
  enum Scheme {
    /** The log names it. */
    WRITTEN,
    /** The log has {@code /a/path} only. */
    ASSUMED
  }
}

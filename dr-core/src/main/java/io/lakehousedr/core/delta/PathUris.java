package io.lakehousedr.core.delta;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads the paths in a log, which are URIs: relative to the table's folder, or absolute with or
 * without a scheme (PROTOCOL.md, "Add File and Remove File"). A relative path may hold a colon;
 * only a scheme directly before a slash makes it absolute. Escapes are decoded exactly once.
 */
final class PathUris {
  private static final int LONGEST = 16 * 1024;
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");
  private static final ObjectPath SIDECARS =
      ObjectPath.of(LogNames.FOLDER).resolve(LogNames.SIDECARS);

  private PathUris() {}

  /**
   * Where a data, change-data or absolute deletion-vector file lies.
   *
   * @param where for messages
   * @throws DrException TABLE_PATH_ESCAPES or TABLE_LOG_CORRUPT
   */
  static FilePlace file(String raw, Supplier<String> where) {
    FilePlace place = place(raw, where);
    return place instanceof FilePlace.Relative relative ? outsideLog(relative, raw, where) : place;
  }

  /** Where a sidecar lies: its name in the log's own folder of sidecars, or an absolute path. */
  static FilePlace sidecar(String raw, Supplier<String> where) {
    FilePlace place = place(raw, where);
    if (!(place instanceof FilePlace.Relative relative)) {
      return place;
    }
    if (!relative.path().parent().isRoot()) {
      throw escapes(raw, where, "a sidecar lies directly in " + SIDECARS);
    }
    return new FilePlace.Relative(SIDECARS.resolve(relative.path()));
  }

  /** A literal path in the table, not a URI. */
  static FilePlace.Relative literal(String text, Supplier<String> where) {
    return outsideLog(relative(text, text, where), text, where);
  }

  /** A file below the log's folder would be published as part of the log, outside of any cut. */
  private static FilePlace.Relative outsideLog(
      FilePlace.Relative place, String raw, Supplier<String> where) {
    String path = place.path().text();
    int slash = path.indexOf('/');
    int end = slash < 0 ? path.length() : slash;
    if (end == LogNames.FOLDER.length()
        && path.substring(0, end).toLowerCase(Locale.ROOT).equals(LogNames.FOLDER)) {
      throw escapes(raw, where, "no file of the table lies in its log");
    }
    return place;
  }

  private static FilePlace place(String raw, Supplier<String> where) {
    if (raw.length() > LONGEST) {
      throw LogErrors.corrupt(where.get(), "a path has " + raw.length() + " characters");
    }
    // After either a URI's path ends, so that readers disagree on which file is meant.
    if (raw.indexOf('?') >= 0 || raw.indexOf('#') >= 0) {
      throw LogErrors.corrupt(where.get(), "the path \"" + raw + "\" has a raw \"?\" or \"#\"");
    }
    String decoded = decode(raw, where);
    if (raw.startsWith("/")) {
      return absolute("file:" + decoded, FilePlace.Scheme.ASSUMED, raw, where);
    }
    return raw.indexOf(":/") > 0 && ABSOLUTE.matcher(raw).matches()
        ? absolute(decoded, FilePlace.Scheme.WRITTEN, raw, where)
        : relative(decoded, raw, where);
  }

  private static String decode(String raw, Supplier<String> where) {
    try {
      return PercentDecoder.decode(raw);
    } catch (IllegalArgumentException e) {
      throw LogErrors.corrupt(where.get(), "the path \"" + raw + "\" is no URI: " + e.getMessage());
    }
  }

  private static FilePlace.Absolute absolute(
      String text, FilePlace.Scheme scheme, String raw, Supplier<String> where) {
    try {
      Location location = Location.parse(text);
      if (location.path().isRoot()) {
        throw new IllegalArgumentException("it names no file");
      }
      return new FilePlace.Absolute(location, scheme);
    } catch (IllegalArgumentException e) {
      throw escapes(raw, where, String.valueOf(e.getMessage()));
    }
  }

  private static FilePlace.Relative relative(String text, String raw, Supplier<String> where) {
    try {
      return new FilePlace.Relative(ObjectPath.of(text));
    } catch (IllegalArgumentException e) {
      throw escapes(raw, where, String.valueOf(e.getMessage()));
    }
  }

  private static DrException escapes(String raw, Supplier<String> where, String why) {
    return new DrException(
        Problem.TABLE_PATH_ESCAPES, where.get() + ": names the file \"" + raw + "\": " + why);
  }
}

package io.lakehousedr.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The name of an object relative to the root of a store: segments joined by {@code /}, no leading
 * or trailing slash, no empty, {@code .} or {@code ..} segment, no NUL. Characters are literal;
 * nothing is percent-decoded. Ordered by the bytes of its UTF-8 form, as stores list.
 */
public record ObjectPath(String text) implements Comparable<ObjectPath> {
  /** The root itself. It names no object. */
  public static final ObjectPath ROOT = new ObjectPath("");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public ObjectPath {
    check(text);
  }

  /** The path with that text. */
  public static ObjectPath of(String text) {
    return text.isEmpty() && ROOT != null ? ROOT : new ObjectPath(text);
  }

  /** Removes leading, trailing and doubled slashes. */
  static String normalise(String raw) {
    return raw.contains("//") || raw.startsWith("/") || raw.endsWith("/")
        ? raw.replaceAll("/+", "/").replaceAll("^/|/$", "")
        : raw;
  }

  /** Without a string a segment: a plan of a large table makes millions of paths. */
  private static void check(String text) {
    int start = 0;
    for (int end = text.isEmpty() ? -1 : 0; end >= 0; start = end + 1) {
      end = text.indexOf('/', start);
      checkSegment(text, start, end < 0 ? text.length() : end);
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("the path holds a NUL character");
    }
  }

  private static void checkSegment(String text, int start, int end) {
    int length = end - start;
    if (length == 0 || (length <= 2 && text.regionMatches(start, "..", 0, length))) {
      throw new IllegalArgumentException(
          "\"" + text + "\" has an empty, \".\" or \"..\" segment and could leave its root");
    }
  }

  /** Whether this is the root. */
  public boolean isRoot() {
    return text.isEmpty();
  }

  /** The path of {@code child}, which may have several segments, below this one. */
  public ObjectPath resolve(String child) {
    return isRoot() ? of(child) : of(text + "/" + child);
  }

  /** The path of {@code child} below this one. */
  public ObjectPath resolve(ObjectPath child) {
    return child.isRoot() ? this : resolve(child.text);
  }

  /** The last segment; empty for the root. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The path without its last segment; the root for a path of one segment and for the root. */
  public ObjectPath parent() {
    int slash = text.lastIndexOf('/');
    return slash < 0 ? ROOT : of(text.substring(0, slash));
  }

  /** {@code other} relative to this path, or empty when it does not lie at or below it. */
  public Optional<ObjectPath> relativize(ObjectPath other) {
    if (isRoot()) {
      return Optional.of(other);
    }
    if (other.text.equals(text)) {
      return Optional.of(ROOT);
    }
    return other.text.startsWith(text + "/")
        ? Optional.of(of(other.text.substring(text.length() + 1)))
        : Optional.empty();
  }

  @Override
  public int compareTo(ObjectPath other) {
    return compareUtf8(text, other.text);
  }

  /** Compares two texts by the bytes of their UTF-8 forms. */
  public static int compareUtf8(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return text;
  }
}

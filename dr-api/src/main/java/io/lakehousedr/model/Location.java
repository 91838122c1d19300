package io.lakehousedr.model;

import java.util.Objects;
import java.util.Optional;

/**
 * Where something lies, as the user wrote it: {@code scheme://authority/path} or {@code
 * scheme:/path}. The original text is kept; two locations are equal when their normal forms are
 * (scheme and authority in lower case but for the user part, no trailing or doubled slash). The
 * path is plain text, never percent-decoded.
 */
public final class Location implements Comparable<Location> {
  private final String text;
  private final String scheme;
  private final String authority;
  private final ObjectPath path;

  private Location(String text, String scheme, String authority, ObjectPath path) {
    this.text = text;
    this.scheme = scheme;
    this.authority = authority;
    this.path = path;
  }

  /**
   * Reads a location.
   *
   * @throws IllegalArgumentException when there is no scheme, or the path climbs ({@code ..})
   */
  public static Location parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || !text.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a location: write it as scheme://authority/path or file:/path");
    }
    String rest = text.substring(colon + 1);
    String authority = "";
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    return new Location(
        text,
        text.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
        lower(authority),
        ObjectPath.of(ObjectPath.normalise(rest)));
  }

  private static String lower(String authority) {
    int at = authority.lastIndexOf('@');
    return authority.substring(0, at + 1)
        + authority.substring(at + 1).toLowerCase(java.util.Locale.ROOT);
  }

  /** The text this location was read from. */
  public String text() {
    return text;
  }

  /** The scheme, in lower case, without the colon. */
  public String scheme() {
    return scheme;
  }

  /** What stands between {@code //} and the path; empty when there is none. */
  public String authority() {
    return authority;
  }

  /** The path below the authority, without leading or trailing slash; may be the root. */
  public ObjectPath path() {
    return path;
  }

  /** The location of {@code child} below this one. */
  public Location resolve(ObjectPath child) {
    if (child.isRoot()) {
      return this;
    }
    String base = text.endsWith("/") ? text : text + "/";
    return parse(base + child.text());
  }

  /**
   * The path of {@code other} relative to this location, or empty when {@code other} does not lie
   * at or below it. Compares whole path segments: {@code /a/b} does not hold {@code /a/bc}.
   */
  public Optional<ObjectPath> relativize(Location other) {
    if (!scheme.equals(other.scheme) || !authority.equals(other.authority)) {
      return Optional.empty();
    }
    return path().relativize(other.path());
  }

  /** Whether one of the two lies at or below the other. */
  public boolean overlaps(Location other) {
    return relativize(other).isPresent() || other.relativize(this).isPresent();
  }

  @Override
  public int compareTo(Location other) {
    return normal().compareTo(other.normal());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Location location && normal().equals(location.normal());
  }

  @Override
  public int hashCode() {
    return Objects.hash(scheme, authority, path);
  }

  /** The normal form that equality compares. */
  public String normal() {
    return scheme + (authority.isEmpty() ? ":/" : "://" + authority + "/") + path;
  }

  @Override
  public String toString() {
    return text;
  }
}

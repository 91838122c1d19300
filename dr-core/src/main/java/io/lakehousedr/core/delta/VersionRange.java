package io.lakehousedr.core.delta;

/**
 * Versions without a hole.
 *
 * @param first inclusive
 * @param last inclusive
 */
public record VersionRange(long first, long last) {
  /** Refuses an empty range. */
  public VersionRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("no versions: " + first + " to " + last);
    }
  }

  @Override
  public String toString() {
    return first == last ? Long.toString(first) : first + " to " + last;
  }
}

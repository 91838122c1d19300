package io.lakehousedr.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Versions of a table that follow each other.
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

  /** The fewest ranges that hold exactly these versions, in their order. */
  public static List<VersionRange> of(Collection<Long> versions) {
    List<VersionRange> ranges = new ArrayList<>();
    for (long version : new TreeSet<>(versions)) {
      int last = ranges.size() - 1;
      if (last >= 0 && ranges.get(last).last == version - 1) {
        ranges.set(last, new VersionRange(ranges.get(last).first, version));
      } else {
        ranges.add(new VersionRange(version, version));
      }
    }
    return List.copyOf(ranges);
  }

  @Override
  public String toString() {
    return first == last ? Long.toString(first) : first + " to " + last;
  }
}

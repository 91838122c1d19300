package io.lakehousedr.core.config.model;

import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Translates locations of the primary region to the secondary one: the longest prefix of whole
 * segments wins. A location is translated only when the way back leads to it again, so that no two
 * locations ever become the same one. Immutable, thread-safe.
 */
public final class LocationMap {
  private static final Comparator<LocationPair> LONGEST_FIRST =
      Comparator.comparingInt((LocationPair pair) -> pair.from().path().text().length()).reversed();

  private final List<LocationPair> pairs;
  private final List<LocationPair> reversed;

  private LocationMap(List<LocationPair> pairs) {
    this.pairs = pairs.stream().sorted(LONGEST_FIRST).toList();
    this.reversed = pairs.stream().map(LocationMap::reverse).sorted(LONGEST_FIRST).toList();
  }

  /** The map of those pairs; {@link #conflicts} tells whether they can stand together. */
  public static LocationMap of(List<LocationPair> pairs) {
    return new LocationMap(pairs);
  }

  /** This map, and {@code from} to {@code to} unless {@code from} is covered already. */
  public LocationMap orElseMapping(Location from, Location to) {
    if (lookup(pairs, from).isPresent()) {
      return this;
    }
    return new LocationMap(
        Stream.concat(pairs.stream(), Stream.of(new LocationPair(from, to))).toList());
  }

  private static LocationPair reverse(LocationPair pair) {
    return new LocationPair(pair.to(), pair.from());
  }

  /** What {@code location} becomes in the secondary region; empty when no prefix covers it. */
  public Optional<Location> translate(Location location) {
    return lookup(pairs, location)
        .filter(there -> lookup(reversed, there).filter(location::equals).isPresent());
  }

  /** The map of the other direction. */
  public LocationMap inverse() {
    return new LocationMap(reversed);
  }

  private static Optional<Location> lookup(List<LocationPair> pairs, Location location) {
    for (LocationPair pair : pairs) {
      Optional<ObjectPath> below = pair.from().relativize(location);
      if (below.isPresent()) {
        return below.map(pair.to()::resolve);
      }
    }
    return Optional.empty();
  }

  /** The prefixes that are read, longest first. */
  public List<Location> roots() {
    return pairs.stream().map(LocationPair::from).toList();
  }

  /** The prefixes that are written, longest first. */
  public List<Location> targets() {
    return reversed.stream().map(LocationPair::from).toList();
  }

  /** Every pair of entries that cannot stand together, in words; empty when the map is sound. */
  public List<String> conflicts() {
    List<String> found = new ArrayList<>();
    pairs.forEach(left -> pairs.forEach(right -> crossing(left, right).ifPresent(found::add)));
    IntStream.range(0, pairs.size())
        .boxed()
        .flatMap(i -> pairs.stream().skip(i + 1L).flatMap(other -> twice(pairs.get(i), other)))
        .forEach(found::add);
    return List.copyOf(found);
  }

  private static Optional<String> crossing(LocationPair left, LocationPair right) {
    return left.from().overlaps(right.to())
        ? Optional.of(
            "the primary's "
                + left.from()
                + " and the secondary's "
                + right.to()
                + " overlap: the engine would write into what it reads; give the secondary a place"
                + " of its own")
        : Optional.empty();
  }

  private static Stream<String> twice(LocationPair left, LocationPair right) {
    Stream<String> from =
        left.from().equals(right.from())
            ? Stream.of(
                "the prefix "
                    + left.from()
                    + " is mapped twice, to "
                    + left.to()
                    + " and to "
                    + right.to()
                    + ": keep one of the two")
            : Stream.empty();
    Stream<String> to =
        left.to().equals(right.to()) && !left.from().equals(right.from())
            ? Stream.of(
                "both "
                    + left.from()
                    + " and "
                    + right.from()
                    + " are mapped to "
                    + left.to()
                    + ": give each a place of its own")
            : Stream.empty();
    return Stream.concat(from, to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LocationMap map && map.pairs.equals(pairs);
  }

  @Override
  public int hashCode() {
    return pairs.hashCode();
  }

  @Override
  public String toString() {
    return pairs.toString();
  }
}

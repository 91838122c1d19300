package io.lakehousedr.core.config.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lakehousedr.model.Location;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocationMapTest {
  private static LocationMap map(String... fromTo) {
    return LocationMap.of(
        Arrays.stream(fromTo)
            .map(pair -> pair.split(" "))
            .map(pair -> new LocationPair(Location.parse(pair[0]), Location.parse(pair[1])))
            .toList());
  }

  private static Optional<String> translate(LocationMap map, String location) {
    return map.translate(Location.parse(location)).map(Location::normal);
  }

  @Test
  void theLongestPrefixWins() {
    LocationMap map = map("s3://a/x s3://b/x", "s3://a/x/y/z s3://c", "s3://a/x/y s3://d");
    assertEquals(Optional.of("s3://c/t"), translate(map, "s3://a/x/y/z/t"));
    assertEquals(Optional.of("s3://d/t"), translate(map, "s3://a/x/y/t"));
    assertEquals(Optional.of("s3://b/x"), translate(map, "s3://a/x"));
  }

  @Test
  void prefixesAreWholeSegments() {
    LocationMap map = map("s3://a/x s3://b/x");
    assertEquals(Optional.empty(), translate(map, "s3://a/xy"));
    assertEquals(Optional.empty(), translate(map, "s3://other/x"));
    assertEquals(Optional.empty(), translate(map, "gs://a/x"));
  }

  @Test
  void twoLocationsNeverBecomeTheSame() {
    LocationMap map = map("s3://a s3://b", "s3://m s3://b/managed");
    assertEquals(Optional.of("s3://b/managed/t"), translate(map, "s3://m/t"));
    assertEquals(Optional.empty(), translate(map, "s3://a/managed/t"));
    assertEquals(List.of(), map.conflicts());
  }

  @Test
  void theInverseLeadsBack() {
    Random random = new Random(7);
    LocationMap map =
        map("s3://a s3://b", "s3://a/b s3://c", "s3://a/c s3://b/d", "s3://e s3://c/a");
    int mapped = 0;
    for (int i = 0; i < 5000; i++) {
      Location location = Location.parse("s3://" + "ae".charAt(random.nextInt(2)) + path(random));
      Optional<Location> there = map.translate(location);
      mapped += there.isPresent() ? 1 : 0;
      assertTrue(
          there.map(map.inverse()::translate).map(Optional.of(location)::equals).orElse(true));
    }
    assertTrue(mapped > 3000 && mapped < 5000, "both kinds were met: " + mapped);
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      path.append('/').append("abcd".charAt(random.nextInt(4)));
    }
    return path.toString();
  }

  @Test
  void theStandardPairComesInUnlessItIsCovered() {
    Location from = Location.parse("s3://a/x");
    Location to = Location.parse("s3://b/x");
    assertEquals(Optional.of("s3://b/x/t"), translate(map().orElseMapping(from, to), "s3://a/x/t"));
    assertEquals(
        Optional.of("s3://z/x/t"),
        translate(map("s3://a s3://z").orElseMapping(from, to), "s3://a/x/t"));
    assertEquals(
        List.of("s3://a/x/y", "s3://a/x"),
        map("s3://a/x/y s3://q").orElseMapping(from, to).roots().stream()
            .map(Location::normal)
            .toList());
  }

  @Test
  void overlapsAreConflicts() {
    assertEquals(1, map("s3://a s3://a/b").conflicts().size());
    assertEquals(1, map("s3://a/b s3://a").conflicts().size());
    assertEquals(1, map("s3://a s3://b", "s3://b/c s3://d").conflicts().size());
    assertEquals(List.of(), map("s3://a s3://b", "s3://a/x s3://b/y").conflicts());
  }
}

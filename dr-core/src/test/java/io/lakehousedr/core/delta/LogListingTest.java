package io.lakehousedr.core.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lakehousedr.model.VersionRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogListingTest {
  private final FakeStore store = new FakeStore();

  private void file(String name) {
    store.log(name, "x");
  }

  @Test
  void everythingIsSortedInOnePass() {
    file(".00000000000000000001.json.crc");
    file("00000000000000000001.00000000000000000003.compacted.json");
    file("00000000000000000001.json");
    file("00000000000000000002.crc");
    file("00000000000000000002.json");
    file("00000000000000000002.checkpoint.parquet");
    file("00000000000000000002.checkpoint.0000000001.0000000002.parquet");
    file("00000000000000000002.checkpoint.0000000002.0000000002.parquet");
    file("00000000000000000003.checkpoint.0000000001.0000000002.parquet");
    file("00000000000000000003.checkpoint.u-u.json");
    file("4.json");
    file("_last_checkpoint");
    file("_sidecars/x.parquet");
    file("_staged_commits/00000000000000000004.u.json");

    LogListing listing = store.listing();

    assertEquals(Set.of(1L, 2L), listing.commits().keySet());
    assertEquals(Set.of(2L), listing.checksums().keySet());
    assertEquals(
        List.of(Checkpoint.Kind.CLASSIC, Checkpoint.Kind.MULTI_PART),
        at(listing.checkpoints(), 2L).stream().map(Checkpoint::kind).toList());
    assertEquals(2, at(listing.checkpoints(), 2L).get(1).files().size());
    assertEquals(
        List.of(Checkpoint.Kind.NAMED_JSON),
        at(listing.checkpoints(), 3L).stream().map(Checkpoint::kind).toList());
    assertEquals(1, at(listing.incomplete(), 3L).size());
    assertEquals(new LogFile.Compaction(1, 3), listing.compactions().get(0).file());
    assertTrue(listing.lastCheckpoint().isPresent());
    assertEquals(List.of("4.json"), listing.unknown());
    assertEquals(OptionalLong.of(3), listing.latest());
    assertEquals(OptionalLong.of(1), listing.earliest());
    assertEquals(OptionalLong.of(2), listing.earliestRecreatable());
    assertFalse(store.listed.contains("00000000000000000004.u.json"));
  }

  @Test
  void aListingOfWhatLiesBelowAVersionGoesNoFurther() {
    file("00000000000000000001.00000000000000000003.compacted.json");
    file("00000000000000000001.json");
    file("00000000000000000002.crc");
    file("00000000000000000002.json");
    file("00000000000000000003.json");

    LogListing listing = LogListing.below(store, FakeStore.TABLE, 2);

    assertEquals(Set.of(1L), listing.commits().keySet());
    assertEquals(1, listing.compactions().size());
    assertTrue(listing.checksums().isEmpty());
    assertFalse(store.listed.contains("00000000000000000003.json"));
  }

  @Test
  void aListingBeginsAtAVersion() {
    for (int version = 0; version < 20; version++) {
      file(LogNames.commit(version));
      file(LogNames.version(version) + ".crc");
    }
    LogListing listing = LogListing.list(store, FakeStore.TABLE, 18);
    assertEquals(Set.of(18L, 19L), listing.commits().keySet());
    assertEquals(Set.of(18L, 19L), listing.checksums().keySet());
    assertEquals(4, store.listed.size());
  }

  @Test
  void holesAreFound() {
    for (long version : List.of(3L, 4L, 7L, 8L, 10L)) {
      file(LogNames.commit(version));
    }
    assertEquals(List.of(new VersionRange(5, 6), new VersionRange(9, 9)), store.listing().gaps());
  }

  @Test
  void whereThereIsNoLogThereIsNothing() {
    LogListing listing = store.listing();
    assertEquals(OptionalLong.empty(), listing.latest());
    assertEquals(OptionalLong.empty(), listing.earliestRecreatable());
    assertEquals(List.of(), listing.gaps());
  }

  @Test
  void twoIncompleteSetsDoNotMakeACompleteOne() {
    file("00000000000000000003.checkpoint.0000000001.0000000002.parquet");
    file("00000000000000000003.checkpoint.0000000002.0000000003.parquet");
    LogListing listing = store.listing();
    assertTrue(listing.checkpoints().isEmpty());
    assertEquals(2, at(listing.incomplete(), 3L).size());
  }

  private static <T> List<T> at(Map<Long, List<T>> all, long version) {
    return Optional.ofNullable(all.get(version)).orElseThrow();
  }
}

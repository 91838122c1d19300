package io.lakehousedr.core.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectPath;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveFilesTest {
  private static final String FIRST = "aa^-aqEH.-t@S}K{vb[*k^";
  private static final String SECOND = "bb^-aqEH.-t@S}K{vb[*k^";
  private static final String UUID = "/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin";

  private final FakeStore store = new FakeStore();

  private static String add(String path) {
    return "{\"add\":{\"path\":\"" + path + "\",\"size\":1}}";
  }

  private static String remove(String path) {
    return "{\"remove\":{\"path\":\"" + path + "\"}}";
  }

  private static String with(String vector, String action) {
    return action.substring(0, action.length() - 2)
        + ",\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\""
        + vector
        + "\",\"offset\":1,\"sizeInBytes\":4}}}";
  }

  private Set<String> among(long version, String... asked) {
    Set<FilePlace> places =
        Stream.of(asked)
            .map(path -> new FilePlace.Relative(ObjectPath.of(path)))
            .collect(Collectors.toSet());
    return LiveFiles.among(places, store, FakeStore.TABLE, version).stream()
        .map(FilePlace::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> all(long version) {
    Set<String> live = new TreeSet<>();
    LiveFiles.each(
        store,
        FakeStore.TABLE,
        version,
        action -> action.files().forEach(file -> assertTrue(live.add(file.place().toString()))));
    return live;
  }

  private void history() {
    store.commit(0, add("a"), add("b"));
    store.commit(1, remove("a"), with(FIRST, add("a")));
    store.commit(2, with(SECOND, add("a")), with(FIRST, remove("a")));
    store.commit(3, with(SECOND, remove("a")), add("c"), remove("b"));
    store.commit(4, add("b"));
  }

  @Test
  void eachVersionHasItsOwn() {
    history();
    assertEquals(Set.of("a", "b"), all(0));
    assertEquals(Set.of("a", "aa" + UUID, "b"), all(1));
    assertEquals(Set.of("a", "bb" + UUID, "b"), all(2));
    assertEquals(Set.of("c"), all(3));
    assertEquals(Set.of("b", "c"), all(4));
  }

  @Test
  void whatIsAskedForIsAnsweredAtTheVersion() {
    history();
    assertEquals(Set.of("a", "aa" + UUID), among(1, "a", "aa" + UUID, "bb" + UUID, "x"));
    assertEquals(Set.of("a", "bb" + UUID), among(2, "a", "aa" + UUID, "bb" + UUID));
    assertEquals(Set.of(), among(3, "a", "b"));
    assertEquals(Set.of("b"), among(4, "a", "b"));
    assertEquals(Set.of(), among(4));
  }

  @Test
  void aCheckpointStandsForTheCommitsBefore() throws IOException {
    history();
    store.put(
        "_delta_log/00000000000000000002.checkpoint.parquet",
        CheckpointFile.full()
            .head("m")
            .addWithVector("a", SECOND)
            .add("b", 1)
            .removeWithVector("a", FIRST)
            .bytes(),
        Instant.EPOCH);
    store.remove("_delta_log/" + LogNames.commit(0)).remove("_delta_log/" + LogNames.commit(1));
    assertEquals(Set.of("a", "bb" + UUID, "b"), all(2));
    assertEquals(Set.of("c"), all(3));
    assertEquals(Set.of("b", "c"), all(4));
    assertEquals(Set.of("b", "c"), among(4, "a", "b", "c", "bb" + UUID));
    assertEquals(Problem.TABLE_TOO_EARLY, assertThrows(DrException.class, () -> all(1)).problem());
  }

  @Test
  void aHoleIsCorrupt() {
    history();
    store.remove("_delta_log/" + LogNames.commit(2));
    assertEquals(
        Problem.TABLE_LOG_CORRUPT, assertThrows(DrException.class, () -> all(4)).problem());
    assertEquals(
        Problem.TABLE_LOG_CORRUPT, assertThrows(DrException.class, () -> among(4, "a")).problem());
  }

  /** A plain model beside it: random adds and removes of few names. */
  @Test
  void bothWaysAgreeWithAPlainReplay() {
    Random random = new Random(3);
    Map<Integer, Set<String>> expected = new HashMap<>();
    Set<String> live = new TreeSet<>();
    for (int version = 0; version < 60; version++) {
      Set<String> lines = new TreeSet<>();
      for (int i = 0; i < 3; i++) {
        String name = "f" + random.nextInt(12) + "-" + i;
        lines.add(live.contains(name) ? remove(name) : add(name));
        if (!live.remove(name)) {
          live.add(name);
        }
      }
      store.commit(version, lines.toArray(String[]::new));
      expected.put(version, new TreeSet<>(live));
    }
    for (int version = 0; version < 60; version += 7) {
      assertEquals(expected.get(version), all(version));
      assertEquals(expected.get(version), among(version, all(59).toArray(String[]::new), version));
    }
  }

  private Set<String> among(long version, String[] some, int known) {
    Set<String> asked = new HashSet<>(all(known));
    asked.addAll(Set.of(some));
    return among(version, asked.toArray(String[]::new));
  }

  @Test
  void keysAreRememberedWhenTheSetGrows() {
    KeySet keys = new KeySet();
    for (int i = 0; i < 50_000; i++) {
      assertTrue(keys.add("k" + i));
    }
    for (int i = 0; i < 50_000; i++) {
      assertFalse(keys.add("k" + i));
      assertTrue(keys.contains("k" + i));
    }
    assertFalse(keys.contains("k50000"));
  }
}

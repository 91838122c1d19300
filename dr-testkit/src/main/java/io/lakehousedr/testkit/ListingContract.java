package io.lakehousedr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code list} promises. */
abstract class ListingContract extends StoreHarness {
  private List<String> putAll(List<String> names) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.forEach(name -> store.create(path(name), text(name), WriteOptions.LAZY));
    return names.stream().map(ObjectPath::of).sorted().map(ObjectPath::text).toList();
  }

  @Test
  final void anEmptyRootListsNothing() {
    assertThat(names()).isEmpty();
    assertThat(names("no/such/folder", "")).isEmpty();
    assertThat(names("no/such/folder", "x")).isEmpty();
  }

  @Test
  final void pagesComeCompleteAndInOrder() {
    List<String> wanted =
        putAll(
            IntStream.range(0, pagedObjects())
                .mapToObj(i -> "many/" + (i % 3 == 0 ? "sub-" + i % 7 + "/" : "") + "part-" + i)
                .toList());
    assertThat(names()).isEqualTo(wanted);
    String middle = wanted.get(wanted.size() / 2);
    assertThat(names("", middle)).isEqualTo(wanted.subList(wanted.size() / 2 + 1, wanted.size()));
    assertThat(firstAfter("many", middle.substring("many/".length())))
        .isEqualTo(wanted.get(wanted.size() / 2 + 1));
  }

  private String firstAfter(String directory, String startAfter) {
    try (Stream<ObjectEntry> entries = store.list(path(directory), startAfter)) {
      return entries.iterator().next().path().text();
    }
  }

  @Test
  final void orderIsThatOfTheUtf8BytesOfWholePaths() {
    List<String> wanted =
        putAll(
            List.of(
                "a.b",
                "a/b",
                "a0",
                "a-/x",
                "a/b.c",
                "a/b-",
                "ab",
                "A",
                "a\u00e9",
                "a\uff5e",
                "a\ud83d\ude00",
                "a!/deep/er",
                "a!/deep.er",
                "a!/deep0",
                "z/z/z",
                "a b"));
    assertThat(names()).isEqualTo(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(names("", wanted.get(i))).isEqualTo(wanted.subList(i + 1, wanted.size()));
    }
  }

  @Test
  final void anObjectAndObjectsBelowItCanStandTogether() {
    assumeTrue(holdsObjectsBelowObjects(), "the store cannot hold a and a/b");
    assertThat(putAll(List.of("a", "a/b", "a/b/c", "a.b", "a0", "a/b.c"))).isEqualTo(names());
    assertThat(names("a", "")).containsExactly("a/b", "a/b.c", "a/b/c");
    assertThat(names("", "a")).containsExactly("a.b", "a/b", "a/b.c", "a/b/c", "a0");
  }

  @Test
  final void startAfterNeedNotExist() {
    List<String> wanted = putAll(List.of("d/1", "d/3", "d/5/1", "d/5/3", "d/7", "e"));
    assertThat(names("d", "2")).containsExactly("d/3", "d/5/1", "d/5/3", "d/7");
    assertThat(names("d", "5/2")).containsExactly("d/5/3", "d/7");
    assertThat(names("d", "5/")).containsExactly("d/5/1", "d/5/3", "d/7");
    assertThat(names("d", "5")).containsExactly("d/5/1", "d/5/3", "d/7");
    assertThat(names("d", "5/3/9")).containsExactly("d/7");
    assertThat(names("d", "7")).isEmpty();
    assertThat(names("d", "zz")).isEmpty();
    assertThat(names("", "")).isEqualTo(wanted);
  }

  @Test
  final void aDirectoryIsAPrefixOfWholeSegments() {
    putAll(List.of("t/a", "t2/b", "t-3/c", "t/u/d"));
    assertThat(names("t", "")).containsExactly("t/a", "t/u/d");
    assertThat(names("t/u", "")).containsExactly("t/u/d");
    assertThat(names("t/a", "")).isEmpty();
  }

  @Test
  final void entriesTellWhatHeadTells() {
    ObjectEntry made = put("x/y", "content");
    try (Stream<ObjectEntry> entries = store.list(path("x"), "")) {
      ObjectEntry listed = entries.findFirst().orElseThrow();
      assertThat(listed.path()).isEqualTo(made.path());
      assertThat(listed.size()).isEqualTo(7);
      assertThat(listed.version()).isEqualTo(made.version());
      assertThat(listed.lastModified()).isEqualTo(made.lastModified());
    }
  }

  @Test
  final void aListingMayBeClosedHalfReadAndTheStoreBeUsedMeanwhile() {
    putAll(List.of("a", "b", "c"));
    try (Stream<ObjectEntry> entries = store.list(ObjectPath.ROOT, "")) {
      Iterator<ObjectEntry> iterator = entries.iterator();
      assertThat(iterator.next().path().text()).isEqualTo("a");
      assertThat(read("b")).isEqualTo("b");
    }
    assertThat(names()).containsExactly("a", "b", "c");
  }
}

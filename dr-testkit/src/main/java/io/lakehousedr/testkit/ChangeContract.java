package io.lakehousedr.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code replace} and {@code delete} promise. */
abstract class ChangeContract extends CreateContract {
  private static final ObjectVersion OTHER = new ObjectVersion("no-such-version");

  private ObjectEntry replace(String name, ObjectVersion expected, String content) {
    return store.replace(path(name), expected, text(content), WriteOptions.DURABLE);
  }

  private DeleteOutcome delete(String name, ObjectVersion expected) {
    Map<ObjectPath, DeleteOutcome> outcomes = store.delete(Map.of(path(name), expected));
    assertThat(outcomes).containsOnlyKeys(path(name));
    return outcomes.values().iterator().next();
  }

  @Test
  final void replacingTakesPlaceOverTheExpectedVersion() {
    ObjectEntry one = put("a/r", "one");
    ObjectEntry two = replace("a/r", one.version(), "number two");
    assertThat(two.size()).isEqualTo(10);
    assertThat(two.version()).isNotEqualTo(one.version());
    assertThat(store.head(path("a/r"))).map(ObjectEntry::version).contains(two.version());
    assertThat(read("a/r")).isEqualTo("number two");
    assertThat(names()).containsExactly("a/r");
  }

  @Test
  final void replacingNothingIsNotFound() {
    assertFails(ErrorKind.NOT_FOUND, () -> replace("none", OTHER, "x"));
    assertFails(ErrorKind.NOT_FOUND, () -> replace("no/ne", OTHER, "x"));
    assertThat(names()).isEmpty();
  }

  @Test
  final void replacingAnotherVersionIsAConflict() {
    assume(StoreTraits.Feature.CONDITIONAL_REPLACE);
    ObjectEntry one = put("r", "one");
    ObjectEntry two = replace("r", one.version(), "two");
    assertFails(ErrorKind.CONFLICT, () -> replace("r", one.version(), "three"));
    assertThat(read("r")).isEqualTo("two");
    assertThat(store.head(path("r"))).map(ObjectEntry::version).contains(two.version());
  }

  @Test
  final void ofRacingReplacersOneWinsARound() {
    assume(StoreTraits.Feature.CONDITIONAL_REPLACE);
    int size = racedBytes();
    ObjectEntry now = put("race", "start");
    try (var other = reopen()) {
      for (int round = 0; round < raceRounds(); round++) {
        ObjectVersion expected = now.version();
        Race race =
            Race.run(
                i -> {
                  var racing = i % 2 == 0 ? store : other;
                  Content content = Content.of(noise(size + i, i));
                  return () ->
                      racing.replace(path("race"), expected, content, WriteOptions.DURABLE);
                });
        assertThat(race.winners()).hasSize(1);
        assertThat(race.losers()).containsOnly(ErrorKind.CONFLICT);
        int winner = race.winners().get(0);
        assertThat(bytes(store, path("race"))).isEqualTo(noise(size + winner, winner));
        now = store.head(path("race")).orElseThrow();
      }
    }
  }

  @Test
  final void deletingTheExpectedVersionDeletes() {
    ObjectEntry made = put("a/d", "x");
    assertThat(delete("a/d", made.version())).isInstanceOf(DeleteOutcome.Deleted.class);
    assertThat(store.head(path("a/d"))).isEmpty();
    assertThat(names()).isEmpty();
    assertThat(delete("a/d", made.version())).isInstanceOf(DeleteOutcome.Absent.class);
    assertThat(delete("no/such", OTHER)).isInstanceOf(DeleteOutcome.Absent.class);
    put("a/d", "again");
    assertThat(read("a/d")).isEqualTo("again");
  }

  @Test
  final void deletingAnotherVersionLeavesIt() {
    assume(StoreTraits.Feature.CONDITIONAL_DELETE);
    ObjectEntry one = put("d", "one");
    ObjectEntry two = replace("d", one.version(), "two");
    assertThat(delete("d", one.version())).isEqualTo(new DeleteOutcome.Changed(two.version()));
    assertThat(read("d")).isEqualTo("two");
  }

  @Test
  final void everyNameHasAnOutcomeOfItsOwn() {
    assume(StoreTraits.Feature.CONDITIONAL_DELETE);
    Map<ObjectPath, ObjectVersion> asked = new LinkedHashMap<>();
    for (int i = 0; i < 1200; i++) {
      String name = "bulk/" + i % 10 + "/" + i;
      ObjectVersion made =
          i % 3 == 0 ? OTHER : store.create(path(name), text(name), WriteOptions.LAZY).version();
      asked.put(path(name), made);
    }
    ObjectEntry kept = put("bulk/kept", "x");
    asked.put(path("bulk/kept"), OTHER);
    Map<ObjectPath, DeleteOutcome> outcomes = store.delete(asked);
    assertThat(outcomes.keySet()).isEqualTo(asked.keySet());
    assertThat(outcomes.values()).filteredOn(o -> o instanceof DeleteOutcome.Deleted).hasSize(800);
    assertThat(outcomes.values()).filteredOn(o -> o instanceof DeleteOutcome.Absent).hasSize(400);
    assertThat(outcomes.get(kept.path())).isEqualTo(new DeleteOutcome.Changed(kept.version()));
    assertThat(names()).containsExactly("bulk/kept");
    assertThat(store.delete(Map.of())).isEmpty();
  }

  @Test
  final void versionsOfOneNameNeverRepeat() {
    assume(StoreTraits.Feature.VERSIONS_NEVER_REPEAT);
    Set<ObjectVersion> versions = new HashSet<>();
    for (int life = 0; life < 10; life++) {
      ObjectVersion first = put("same", "bytes").version();
      ObjectVersion second = replace("same", first, "bytes").version();
      assertThat(versions.add(first)).isTrue();
      assertThat(versions.add(second)).isTrue();
      delete("same", second);
    }
  }
}

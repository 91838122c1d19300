package io.lakehousedr.core.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lakehousedr.core.delta.VersionResolver.Resolution;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Pin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionResolverTest {
  private static final String PROTOCOL =
      "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}";

  private final FakeStore store = new FakeStore();

  private static String metadata(String id, String... configuration) {
    return "{\"metaData\":{\"id\":\""
        + id
        + "\",\"partitionColumns\":[],\"configuration\":{"
        + String.join(",", configuration)
        + "}}}";
  }

  private static String property(String key, Object value) {
    return "\"delta." + key + "\":\"" + value + "\"";
  }

  private static String info(long millis) {
    return "{\"commitInfo\":{\"inCommitTimestamp\":" + millis + ",\"timestamp\":1}}";
  }

  private static String add(String path) {
    return "{\"add\":{\"path\":\"" + path + "\",\"size\":1}}";
  }

  private Pin at(long millis) {
    return VersionResolver.at(
        store, FakeStore.TABLE, Instant.ofEpochMilli(millis), Optional.empty());
  }

  private Problem problemAt(long millis) {
    return assertThrows(DrException.class, () -> at(millis)).problem();
  }

  /** Versions 0 to 3 by modification time: 1000, 3000, then back to 2000, and 2500. */
  private void byModification() {
    store.commitAt(0, 1000, PROTOCOL, metadata("m"));
    store.commitAt(1, 3000, add("a"));
    store.commitAt(2, 2000, add("b"));
    store.commitAt(3, 2500, add("c"));
  }

  @Test
  void modificationTimesAreMadeToRise() {
    byModification();
    assertEquals(0, at(1000).version());
    assertEquals(0, at(2999).version());
    assertEquals(1, at(3000).version());
    assertEquals(2, at(3001).version());
    assertEquals(3, at(3002).version());
    assertEquals(Instant.ofEpochMilli(3002), at(99999).timestamp());
    assertEquals(Problem.TABLE_TOO_EARLY, problemAt(999));
  }

  @Test
  void aPinHoldsTheCommitsChecksumAndTheTablesId() {
    byModification();
    Pin pin = at(3001);
    byte[] bytes = add("b").getBytes(StandardCharsets.UTF_8);
    assertEquals(Checksum.sha256(bytes), pin.sha256());
    assertEquals("m", pin.metadataId());
  }

  @Test
  void theIdIsThatOfTheVersion() {
    byModification();
    store.commitAt(4, 9000, metadata("other"));
    assertEquals("m", at(8999).metadataId());
    assertEquals("other", at(9000).metadataId());
  }

  @Test
  void inCommitTimestampsGoBeforeModificationTimes() {
    String on = property("enableInCommitTimestamps", true);
    store.commitAt(0, 50, info(1000), PROTOCOL, metadata("m", on));
    for (int version = 1; version < 50; version++) {
      store.commitAt(version, 50, info(1000 + 10 * version), add("f" + version));
    }
    assertEquals(0, at(1009).version());
    assertEquals(1, at(1010).version());
    assertEquals(33, at(1339).version());
    assertEquals(Instant.ofEpochMilli(1330), at(1339).timestamp());
    assertEquals(49, at(99999).version());
    assertEquals(Problem.TABLE_TOO_EARLY, problemAt(999));
  }

  /** Until version 2 by modification time, from there on by the commits' own. */
  private void enabledLater() {
    store.commitAt(0, 1000, PROTOCOL, metadata("m"));
    store.commitAt(1, 9000, add("a"));
    store.commitAt(
        2,
        9001,
        info(5000),
        metadata(
            "m",
            property("enableInCommitTimestamps", true),
            property("inCommitTimestampEnablementVersion", 2),
            property("inCommitTimestampEnablementTimestamp", 5000)));
    store.commitAt(3, 9002, info(6000), add("b"));
  }

  @Test
  void beforeTheEnablementModificationTimesCount() {
    enabledLater();
    assertEquals(0, at(4999).version());
    assertEquals(2, at(5000).version());
    assertEquals(2, at(5999).version());
    assertEquals(3, at(6000).version());
  }

  @Test
  void onlyTheBeginningsOfLogarithmicallyManyCommitsAreRead() throws IOException {
    String on = property("enableInCommitTimestamps", true);
    store.commitAt(0, 50, info(0), PROTOCOL, metadata("m", on));
    for (int version = 1; version < 1000; version++) {
      store.commitAt(version, 50, info(version), add("f"));
    }
    store.log("00000000000000000999.json", info(999) + "\n" + PROTOCOL + "\n" + metadata("m", on));
    store.put(
        "_delta_log/00000000000000000500.checkpoint.parquet",
        CheckpointFile.full().head("m").bytes(),
        Instant.EPOCH);
    assertEquals(510, at(510).version());
    assertTrue(store.opened.size() < 40, store.opened.size() + " opened");
  }

  @Test
  void aCommitWithoutItsTimestampIsCorrupt() {
    store.commitAt(0, 1, PROTOCOL, metadata("m", property("enableInCommitTimestamps", true)));
    assertEquals(Problem.TABLE_LOG_CORRUPT, problemAt(5));
  }

  @Test
  void anEnablementThatMakesNoSenseIsCorrupt() {
    String on = property("enableInCommitTimestamps", true);
    String version = property("inCommitTimestampEnablementVersion", "x");
    store.commitAt(0, 1, info(1), PROTOCOL, metadata("m", on, version));
    assertEquals(Problem.TABLE_LOG_CORRUPT, problemAt(5));
  }

  @Test
  void aTableThatIsNotThereOrNotUnderstoodIsTold() {
    assertEquals(Problem.TABLE_NOT_FOUND, problemAt(5));
    store.commitAt(
        0,
        1,
        metadata("m"),
        "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"catalogManaged\"],\"writerFeatures\":[]}}");
    assertEquals(Problem.TABLE_CATALOG_MANAGED, problemAt(5));
  }

  @Test
  void aHoleIsCorrupt() {
    byModification();
    store.remove("_delta_log/" + LogNames.commit(2));
    assertEquals(Problem.TABLE_LOG_CORRUPT, problemAt(99999));
  }

  @Test
  void aCleanedLogBeginsAtItsCheckpoint() throws IOException {
    byModification();
    store.put(
        "_delta_log/00000000000000000002.checkpoint.parquet",
        CheckpointFile.full().head("m").bytes(),
        Instant.EPOCH);
    store.remove("_delta_log/" + LogNames.commit(0));
    assertEquals(2, at(2000).version());
    assertEquals(3, at(99999).version());
    assertEquals("m", at(99999).metadataId());
    assertEquals(Problem.TABLE_TOO_EARLY, problemAt(1999));
  }

  @Test
  void aHintWithAHeadSparesTheRestOfTheLog() {
    byModification();
    Resolution before = resolve(3001, Optional.empty());
    store.listed.clear();
    store.opened.clear();
    Resolution after = resolve(99999, Optional.of(before.hint()));
    assertEquals(List.of(LogNames.commit(2), LogNames.commit(3)), store.listed);
    assertEquals(List.of(LogNames.commit(2), LogNames.commit(3)), store.opened);
    assertEquals(at(99999), after.pin());
    assertEquals("m", after.head().metadata().id());
  }

  @Test
  void theHeadOfATableThatStoodThereBeforeIsForgotten() {
    byModification();
    VersionResolver.Hint before = resolve(3001, Optional.empty()).hint();
    store.commitAt(0, 1000, PROTOCOL, metadata("another"));
    store.commitAt(2, 2000, add("z"));

    assertEquals("another", resolve(99999, Optional.of(before)).pin().metadataId());
  }

  private Resolution resolve(long millis, Optional<VersionResolver.Hint> hint) {
    return VersionResolver.resolve(store, FakeStore.TABLE, Instant.ofEpochMilli(millis), hint);
  }

  @Test
  void aHintNeverChangesTheAnswer() throws IOException {
    byModification();
    store.put(
        "_delta_log/00000000000000000001.checkpoint.parquet",
        CheckpointFile.full().head("m").bytes(),
        Instant.EPOCH);
    for (String lastCheckpoint : new String[] {"{\"version\":1}", "{\"version\":77}", "rubbish"}) {
      store.log("_last_checkpoint", lastCheckpoint);
      for (long hinted : new long[] {1000, 3000, 3001, 3002}) {
        for (long wanted = 1000; wanted < 3005; wanted += wanted < 2998 ? 333 : 1) {
          Instant instant = Instant.ofEpochMilli(wanted);
          Optional<Pin> hint = Optional.of(at(hinted));
          assertEquals(at(wanted), VersionResolver.at(store, FakeStore.TABLE, instant, hint));
        }
      }
    }
  }

  @Test
  void aHintThatWasCleanedAwayIsIgnored() throws IOException {
    byModification();
    Pin old = at(1000);
    store.put(
        "_delta_log/00000000000000000002.checkpoint.parquet",
        CheckpointFile.full().head("m").bytes(),
        Instant.EPOCH);
    store.remove("_delta_log/" + LogNames.commit(0));
    store.remove("_delta_log/" + LogNames.commit(1));
    Instant later = Instant.ofEpochMilli(99999);
    assertEquals(3, VersionResolver.at(store, FakeStore.TABLE, later, Optional.of(old)).version());
  }
}

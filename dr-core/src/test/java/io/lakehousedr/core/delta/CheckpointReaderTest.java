package io.lakehousedr.core.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckpointReaderTest {
  private static final String VECTOR = "ab^-aqEH.-t@S}K{vb[*k^";
  private static final String CLASSIC = "00000000000000000005.checkpoint.parquet";

  private final FakeStore store = new FakeStore();
  private final List<String> seen = new ArrayList<>();
  private final CommitVisitor visitor =
      new CommitVisitor() {
        @Override
        public void file(NamedFile file) {
          seen.add(file.role() + " " + file.place() + " " + file.size().orElse(-1));
        }
      };

  private void put(String name, byte[] bytes) {
    store.put("_delta_log/" + name, bytes, Instant.EPOCH);
  }

  private Checkpoint checkpoint() {
    return store.listing().checkpointAtOrBefore(99).orElseThrow();
  }

  private CommitSummary read() {
    return CheckpointReader.read(store, FakeStore.TABLE, checkpoint(), visitor);
  }

  private Problem problem() {
    DrException error = assertThrows(DrException.class, this::read);
    assertTrue(error.message().startsWith("s3://bucket/root/db/t"), error.message());
    return error.problem();
  }

  @Test
  void aClassicCheckpointIsRead() throws IOException {
    byte[] bytes =
        CheckpointFile.full()
            .add("a%20b", 7)
            .head("m")
            .addWithVector("c", VECTOR)
            .remove("old")
            .removeWithVector("c", "^-aqEH.-t@S}K{vb[*k^")
            .bytes();
    put(CLASSIC, bytes);
    CommitSummary summary = read();
    assertEquals(
        List.of(
            "ADDED a b 7",
            "ADDED c 9",
            "ADDED ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin -1",
            "REMOVED old -1",
            "REMOVED c -1",
            "REMOVED deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin -1"),
        seen);
    assertEquals(
        Optional.of(
            new Protocol(
                3,
                7,
                Set.of("deletionVectors", "v2Checkpoint"),
                Set.of("deletionVectors", "v2Checkpoint", "appendOnly"))),
        summary.protocol());
    assertEquals(
        Optional.of(
            new Metadata(
                "m", Optional.of("{}"), List.of("p", "q"), Map.of("a", "1", "b", "", "c", "3"))),
        summary.metadata());
    assertEquals(bytes.length, summary.bytes());
    assertEquals(2, summary.counts().added());
  }

  @Test
  void theHeadAloneIsTheSame() throws IOException {
    put(CLASSIC, CheckpointFile.full().add("a", 7).head("m").add("b", 7).bytes());
    CommitSummary head = CheckpointReader.head(store, FakeStore.TABLE, checkpoint());
    CommitSummary all = read();
    assertEquals(all.metadata(), head.metadata());
    assertEquals(all.protocol(), head.protocol());
  }

  @Test
  void allPartsAreRead() throws IOException {
    String name = "00000000000000000005.checkpoint.000000000%d.0000000002.parquet";
    put(String.format(name, 1), CheckpointFile.full().add("a", 1).bytes());
    put(String.format(name, 2), CheckpointFile.full().add("b", 1).head("m").bytes());
    assertEquals("m", read().metadata().orElseThrow().id());
    assertEquals(List.of("ADDED a 1", "ADDED b 1"), seen);
  }

  @Test
  void sidecarsOfAJsonManifestAreRead() throws IOException {
    byte[] sidecar = CheckpointFile.full().add("a", 1).remove("r").bytes();
    put("_sidecars/s.parquet", sidecar);
    jsonManifest("s.parquet", sidecar.length);
    read();
    String named = "REFERENCED _delta_log/_sidecars/s.parquet " + sidecar.length;
    assertEquals(List.of(named, "ADDED a 1", "REMOVED r -1"), seen);
    assertEquals(
        List.of("_delta_log/_sidecars/s.parquet"),
        CheckpointReader.sidecars(store, FakeStore.TABLE, checkpoint()).stream()
            .map(file -> file.place().toString())
            .toList());
  }

  private void jsonManifest(String sidecar, long size) {
    store.log(
        "00000000000000000005.checkpoint.u.json",
        """
        {"checkpointMetadata":{"version":5}}
        {"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["v2Checkpoint"],"writerFeatures":["v2Checkpoint"]}}
        {"metaData":{"id":"m","partitionColumns":[],"configuration":{}}}
        {"sidecar":{"path":"%s","sizeInBytes":%d,"modificationTime":1}}
        """
            .formatted(sidecar, size));
  }

  @Test
  void sidecarsOfAParquetManifestAreRead() throws IOException {
    byte[] sidecar = CheckpointFile.full().add("a", 1).bytes();
    put("_sidecars/s.parquet", sidecar);
    put(
        "00000000000000000005.checkpoint.u.parquet",
        CheckpointFile.full().head("m").sidecar("s.parquet", sidecar.length).bytes());
    read();
    assertEquals("ADDED a 1", seen.get(1));
    assertEquals(1, CheckpointReader.sidecars(store, FakeStore.TABLE, checkpoint()).size());
  }

  @Test
  void sidecarsThatAreNotThereOrDifferAreTold() throws IOException {
    jsonManifest("s.parquet", 5);
    assertEquals(Problem.TABLE_FILE_MISSING, problem());
    put("_sidecars/s.parquet", CheckpointFile.full().add("a", 1).bytes());
    assertEquals(Problem.TABLE_LOG_CORRUPT, problem());
    jsonManifest("s3://other/_delta_log/_sidecars/s.parquet", 5);
    assertEquals(Problem.TABLE_ABSOLUTE_PATH, problem());
    jsonManifest("../00000000000000000005.json", 5);
    assertEquals(Problem.TABLE_PATH_ESCAPES, problem());
  }

  @Test
  void columnsMayBeMissing() throws IOException {
    String schema =
        """
        message root {
          required group add { required binary path; }
          optional group metaData { required binary id; }
          optional group protocol { required int32 minReaderVersion; required int32 minWriterVersion; }
        }
        """;
    put(CLASSIC, new CheckpointFile(schema).bytes());
    // Without rows there is no metaData, and that is what is complained of.
    assertEquals(Problem.TABLE_LOG_CORRUPT, problem());
  }

  @Test
  void unknownColumnsAndPathsThatClimbStop() throws IOException {
    put(CLASSIC, new CheckpointFile("message root { optional binary columnGroup; }").bytes());
    assertEquals(Problem.TABLE_FEATURE, problem());
    put(CLASSIC, CheckpointFile.full().head("m").add("../../x", 1).bytes());
    assertEquals(Problem.TABLE_PATH_ESCAPES, problem());
  }

  @Test
  void actionsThatLackSomethingAreCorrupt() throws IOException {
    put(CLASSIC, CheckpointFile.full().add("a", 1).bytes());
    assertEquals(Problem.TABLE_LOG_CORRUPT, problem());
    put(CLASSIC, CheckpointFile.full().head("m").addWithoutPath().bytes());
    assertEquals(Problem.TABLE_LOG_CORRUPT, problem());
    put(CLASSIC, CheckpointFile.full().head("m").add("a", -1).bytes());
    assertEquals(Problem.TABLE_LOG_CORRUPT, problem());
    String noPath = "message root { optional group add { optional int64 size; } }";
    put(CLASSIC, new CheckpointFile(noPath).bytes());
    assertEquals(Problem.TABLE_LOG_CORRUPT, problem());
  }

  @Test
  void whatIsNoParquetIsCorrupt() {
    put(CLASSIC, new byte[0]);
    assertEquals(Problem.TABLE_LOG_CORRUPT, problem());
    put(CLASSIC, new byte[4096]);
    assertEquals(Problem.TABLE_LOG_CORRUPT, problem());
  }

  /** Cut off or with bytes changed, a file is read or refused; nothing else ever happens. */
  @Test
  void damagedFilesNeverBreakTheReader() throws IOException {
    byte[] sound = CheckpointFile.full().head("m").add("a", 1).addWithVector("b", VECTOR).bytes();
    Random random = new Random(7);
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      byte[] damaged =
          round % 4 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
      for (int i = 0; i < 3 && damaged.length > 0; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      put(CLASSIC, damaged);
      refused += refusals();
    }
    assertTrue(refused > 100, refused + " of 400 were refused");
  }

  private int refusals() {
    try {
      read();
      return 0;
    } catch (DrException e) {
      assertNotNull(e.problem());
      return 1;
    }
  }

  @Test
  void anObjectShorterThanListedIsCorrupt() throws IOException {
    byte[] bytes = CheckpointFile.full().head("m").add("a", 1).bytes();
    put(CLASSIC, bytes);
    ObjectEntry entry = checkpoint().files().get(0);
    ObjectEntry longer =
        new ObjectEntry(
            entry.path(),
            entry.size() + 9,
            entry.version(),
            entry.lastModified(),
            Optional.empty());
    Checkpoint wrong = new Checkpoint(5, Checkpoint.Kind.CLASSIC, List.of(longer));
    assertEquals(
        Problem.TABLE_LOG_CORRUPT,
        assertThrows(
                DrException.class,
                () -> CheckpointReader.read(store, FakeStore.TABLE, wrong, visitor))
            .problem());
  }

  @Test
  void aStoreThatFailsAndAVisitorThatThrowsAreNotDamage() throws IOException {
    put(CLASSIC, CheckpointFile.full().head("m").add("a", 1).bytes());
    Checkpoint listed = checkpoint();
    IllegalStateException thrown = new IllegalStateException("mine");
    CommitVisitor broken =
        new CommitVisitor() {
          @Override
          public void file(NamedFile file) {
            throw thrown;
          }
        };
    assertSame(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () -> CheckpointReader.read(store, FakeStore.TABLE, listed, broken)));
    put(CLASSIC, CheckpointFile.full().head("m").add("b", 1).bytes());
    assertEquals(
        ErrorKind.CONFLICT,
        assertThrows(
                DrException.class,
                () -> CheckpointReader.read(store, FakeStore.TABLE, listed, visitor))
            .kind());
  }

  /**
   * Statistics are nine tenths of a checkpoint; fetching them would show in the bytes asked for.
   */
  @Test
  void aLargeCheckpointIsReadWithoutItsStatistics() throws IOException {
    int count = 100_000;
    Random random = new Random(1);
    CheckpointFile file = CheckpointFile.full();
    for (int i = 0; i < count; i++) {
      byte[] stats = new byte[60];
      random.nextBytes(stats);
      file.add("part-" + i + ".parquet", i, Arrays.toString(stats));
      if (i == count / 2) {
        file.head("m");
      }
    }
    byte[] bytes = file.bytes();
    put(CLASSIC, bytes);
    long[] sum = {0};
    CommitSummary summary =
        CheckpointReader.read(
            store,
            FakeStore.TABLE,
            checkpoint(),
            new CommitVisitor() {
              @Override
              public void file(NamedFile named) {
                sum[0] += named.size().orElseThrow();
              }
            });
    assertEquals(count, summary.counts().added());
    assertEquals((long) count * (count - 1) / 2, sum[0]);
    assertEquals("m", summary.metadata().orElseThrow().id());
    assertTrue(
        store.bytesAsked < bytes.length / 2, store.bytesAsked + " of " + bytes.length + " bytes");
    assertTrue(store.opened.size() < 40, store.opened.size() + " requests");
  }
}

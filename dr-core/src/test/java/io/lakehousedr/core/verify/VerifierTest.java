package io.lakehousedr.core.verify;

import static io.lakehousedr.core.hadoop.SampleTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.hadoop.KernelTables;
import io.lakehousedr.core.hadoop.SampleTable;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Pin;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifierTest {
  private static final String FILE = SampleTable.SIMPLE_FILE;
  private static final Tasks TASKS = Tasks.threaded("verify-test");
  private static final Verifier VERIFIER = new Verifier(new KernelTables(TASKS, 2), TASKS, 4);

  private final SampleTable source =
      SampleTable.inMemory("east")
          .create(SampleTable.SIMPLE, "")
          .append("part-a", FILE, List.of(row(1, "ab"), row(2, "cd")))
          .append("part-b", FILE, List.of(row(3, "ef")))
          .append("part-c", FILE, List.of(row(4, "gh")));
  private final SampleTable replica = source.replica("west");

  @AfterAll
  static void close() {
    TASKS.close();
  }

  private VerifyReport compare(Depth depth) {
    return VERIFIER.verify(
        VerifyRequest.compare(source.side(), replica.side(), replica.version(), depth));
  }

  private VerifyReport alone(Depth depth) {
    return VERIFIER.verify(VerifyRequest.alone(replica.side(), replica.version(), depth));
  }

  private static String commit(long version) {
    return String.format("_delta_log/%020d.json", version);
  }

  private String where(String name) {
    return replica.side().location().text() + "/" + name;
  }

  private void flip(String name, int offset) {
    byte[] bytes = replica.bytes(name);
    bytes[offset] ^= 1;
    replica.replace(name, bytes);
  }

  /** The offset of a value of the name column in a data file. */
  private int offsetOf(String name, String text) {
    String bytes = new String(replica.bytes(name), StandardCharsets.ISO_8859_1);
    return bytes.indexOf(text);
  }

  @ParameterizedTest
  @EnumSource(Depth.class)
  void aGoodReplicaIsClean(Depth depth) {
    VerifyReport report = compare(depth);

    assertThat(report.findings()).isEmpty();
    assertThat(report.isClean()).isTrue();
    assertThat(report.logFiles()).isEqualTo(4);
    assertThat(report.dataFiles()).isEqualTo(depth.reaches(Depth.BYTES) ? 3 : 0);
    assertThat(report.bytes() > 0).isEqualTo(depth.reaches(Depth.CHECKSUM));
    assertThat(report.rows().map(RowDigest::rows))
        .isEqualTo(depth == Depth.ROWS ? Optional.of(4L) : Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(Depth.class)
  void aGoodReplicaIsCleanOnItsOwn(Depth depth) {
    assertThat(alone(depth).findings()).isEmpty();
    assertThat(alone(depth).logFiles()).isEqualTo(4);
  }

  @Test
  void findsAFlippedByteInACommit() {
    int offset = replica.bytes(commit(1)).length / 2;
    flip(commit(1), offset);

    assertThat(compare(Depth.BYTES).findings())
        .contains(new Finding.DifferentBytes(where(commit(1)), offset));
  }

  @Test
  void findsAFlippedByteInDataByItsContent() {
    int offset = offsetOf("part-a", "ab");
    flip("part-a", offset);

    assertThat(compare(Depth.BYTES).isClean()).isTrue();
    assertThat(compare(Depth.CHECKSUM).findings())
        .containsExactly(new Finding.DifferentBytes(where("part-a"), offset));
  }

  @Test
  void findsAFlippedByteInDataByItsRows() {
    flip("part-a", offsetOf("part-a", "ab"));

    assertThat(compare(Depth.ROWS).findings())
        .hasSize(2)
        .anySatisfy(
            finding ->
                assertThat(finding)
                    .isInstanceOfSatisfying(
                        Finding.RowsDiffer.class,
                        rows -> assertThat(rows.replica().rows()).isEqualTo(4)));
  }

  @Test
  void findsADataFileCutShort() {
    byte[] bytes = replica.bytes("part-b");
    replica.replace("part-b", java.util.Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(compare(Depth.BYTES).findings())
        .containsExactly(
            new Finding.DifferentSize(where("part-b"), bytes.length, bytes.length - 1));
    assertThat(alone(Depth.ROWS).findings())
        .anyMatch(Finding.DifferentSize.class::isInstance)
        .anyMatch(Finding.Unreadable.class::isInstance);
  }

  @Test
  void findsAMissingDataFile() {
    replica.delete("part-b");

    assertThat(compare(Depth.BYTES).findings())
        .containsExactly(new Finding.MissingFile(where("part-b")));
    assertThat(alone(Depth.BYTES).findings())
        .containsExactly(new Finding.MissingFile(where("part-b")));
  }

  @Test
  void findsADataFileThatTheSourceLacks() {
    source.delete("part-b");

    assertThat(compare(Depth.CHECKSUM).findings())
        .containsExactly(new Finding.MissingFile(source.side().location().text() + "/part-b"));
  }

  @Test
  void findsATornLog() {
    replica.delete(commit(2));

    for (VerifyReport report : List.of(compare(Depth.BYTES), alone(Depth.BYTES))) {
      assertThat(report.findings())
          .contains(new Finding.TornLog(where("_delta_log"), 2))
          .contains(new Finding.MissingFile(where(commit(2))))
          .anyMatch(Finding.Unreadable.class::isInstance);
    }
  }

  @Test
  void findsTheLastCommitMissing() {
    replica.delete(commit(3));

    assertThat(compare(Depth.BYTES).findings()).contains(new Finding.MissingFile(where(commit(3))));
  }

  @Test
  void findsACleanedStartOnlyWhereItIsWanted() {
    replica.delete(commit(0));
    VerifyRequest request =
        VerifyRequest.compare(source.side(), replica.side(), replica.version(), Depth.BYTES);

    assertThat(VERIFIER.verify(request).findings())
        .contains(new Finding.MissingFile(where(commit(0))));
    assertThat(VERIFIER.verify(request.from(1)).findings())
        .doesNotContain(new Finding.MissingFile(where(commit(0))))
        // Without a checkpoint nobody can read what is left.
        .anyMatch(Finding.Unreadable.class::isInstance);
  }

  @Test
  void findsAForeignCommitAfterTheLast() {
    replica.append("foreign", FILE, List.of(row(9, "x")));

    assertThat(
            VERIFIER
                .verify(VerifyRequest.compare(source.side(), replica.side(), 3, Depth.BYTES))
                .findings())
        .containsExactly(new Finding.Diverged(where(commit(4)), 4));
  }

  @Test
  void findsTwoHistories() {
    source.append("ours", FILE, List.of(row(5, "x"))).append("more", FILE, List.of(row(6, "y")));
    replica.append("theirs", FILE, List.of(row(5, "x"))).append("rest", FILE, List.of(row(6, "y")));

    assertThat(compare(Depth.BYTES).findings())
        .contains(new Finding.Diverged(where(commit(4)), 4))
        .noneMatch(Finding.DifferentBytes.class::isInstance);
  }

  @Test
  void aSourceThatWentOnIsNoFinding() {
    source.append("later", FILE, List.of(row(5, "x")));

    assertThat(compare(Depth.ROWS).findings()).isEmpty();
  }

  @Test
  void findsABrokenCommitOnItsOwn() {
    replica.replace(commit(1), new byte[replica.bytes(commit(1)).length]);

    assertThat(alone(Depth.BYTES).findings())
        .anySatisfy(finding -> assertThat(finding.where()).isEqualTo(where(commit(1))));
    assertThat(compare(Depth.BYTES).findings())
        .contains(new Finding.DifferentBytes(where(commit(1)), 0));
  }

  @Test
  void pinsTellAChangedCommitWithoutASource() {
    Checksum recorded = Checksum.sha256(replica.bytes(commit(2)));
    VerifyRequest request =
        VerifyRequest.alone(replica.side(), 3, Depth.BYTES)
            .pinnedBy(List.of(new Pin(2, recorded, Instant.EPOCH, "id")));
    assertThat(VERIFIER.verify(request).findings()).isEmpty();

    String text = new String(replica.bytes(commit(2)), StandardCharsets.UTF_8);
    replica.replace(commit(2), text.replace("WRITE", "WRITE!").getBytes(StandardCharsets.UTF_8));

    assertThat(VERIFIER.verify(request).findings())
        .containsExactly(new Finding.Diverged(where(commit(2)), 2));
  }

  @Test
  void findsMissingHistoryWhereItIsWanted() {
    String remove =
        "{\"remove\":{\"path\":\"part-b\",\"deletionTimestamp\":1,\"dataChange\":true}}";
    String change =
        "{\"cdc\":{\"path\":\"_change_data/c\",\"partitionValues\":{},\"size\":3,"
            + "\"dataChange\":false}}";
    source.put("_change_data/c", new byte[3]);
    source.commit(remove, change);
    SampleTable copy = source.replica("north");
    copy.delete("part-b");
    copy.replace("_change_data/c", new byte[2]);
    VerifyRequest request =
        VerifyRequest.compare(source.side(), copy.side(), copy.version(), Depth.BYTES);
    assertThat(VERIFIER.verify(request).findings()).isEmpty();

    VerifyReport report = VERIFIER.verify(request.withHistory(0));

    String where = copy.side().location().text();
    assertThat(report.findings())
        .containsExactlyInAnyOrder(
            new Finding.MissingFile(where + "/part-b"),
            new Finding.DifferentSize(where + "/_change_data/c", 3, 2));
    assertThat(report.historyFiles()).isEqualTo(4);
    source.delete("part-b");
    assertThat(VERIFIER.verify(request.withHistory(0)).found()).isEqualTo(1);
  }

  @Test
  void comparesCheckpointsAndSidecarsThatBothHave() {
    for (SampleTable table : List.of(source, replica)) {
      table.put("_delta_log/00000000000000000002.crc", new byte[] {1, 2, 3});
      table.put("_delta_log/_sidecars/s.parquet", new byte[] {1, 2, 3});
    }
    replica.put("_delta_log/00000000000000000001.crc", new byte[] {7});
    assertThat(compare(Depth.BYTES).findings()).isEmpty();
    flip("_delta_log/00000000000000000002.crc", 2);
    flip("_delta_log/_sidecars/s.parquet", 1);

    assertThat(compare(Depth.BYTES).findings())
        .containsExactlyInAnyOrder(
            new Finding.DifferentBytes(where("_delta_log/00000000000000000002.crc"), 2),
            new Finding.DifferentBytes(where("_delta_log/_sidecars/s.parquet"), 1));
  }

  @Test
  void slicesFindTheirOwnFilesOnly() {
    replica.delete("part-b");
    long found = 0;
    for (int i = 0; i < 3; i++) {
      VerifyRequest request =
          VerifyRequest.compare(source.side(), replica.side(), 3, Depth.BYTES)
              .only(new Slice(i, 3));
      VerifyReport report = VERIFIER.verify(request);
      assertThat(report.dataFiles()).isLessThanOrEqualTo(3);
      found += report.found();
    }
    assertThat(found).isEqualTo(1);
  }

  @Test
  void aStoreThatDoesNotAnswerIsNoFinding() {
    FaultPlan plan = new FaultPlan();
    plan.nth(5, call -> true, Fault.fail(ErrorKind.UNAVAILABLE));
    Side shaky = new Side(new FaultyReader(replica.store(), plan), SampleTable.PATH);

    assertThatThrownBy(
            () ->
                VERIFIER.verify(
                    VerifyRequest.compare(source.side(), shaky, replica.version(), Depth.ROWS)))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
  }

  @Test
  void findingsSayWhereAndWhatToDo() {
    replica.delete("part-b");

    Finding finding = compare(Depth.BYTES).findings().get(0);

    assertThat(finding.where()).isEqualTo("memory://west/data/sales/my orders/part-b");
    assertThat(finding.what()).contains("missing");
    assertThat(finding.remedy()).contains("Copy it again");
  }
}

package io.lakehousedr.core.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.delta.ActionLine.Kind;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotLinesTest {
  private static final String VECTOR = "ab^-aqEH.-t@S}K{vb[*k^";
  private static final String PROTOCOL =
      "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}";
  private static final String METADATA =
      "{\"metaData\":{\"id\":\"m\",\"partitionColumns\":[],\"configuration\":{}}}";

  private final FakeStore store = new FakeStore();

  private static String add(String path, String more) {
    return "{\"add\":{\"path\":\"" + path + "\",\"size\":1,\"dataChange\":true" + more + "}}";
  }

  private static String remove(String path) {
    return "{\"remove\":{\"path\":\"" + path + "\",\"dataChange\":true}}";
  }

  private List<ActionLine> live(long version) {
    List<ActionLine> live = new ArrayList<>();
    SnapshotLines.read(store, store.listing(), version, live::add);
    return live;
  }

  private static List<String> texts(List<ActionLine> lines, Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).map(ActionLine::json).toList();
  }

  private void checkpoint(String name, byte[] bytes) {
    store.put("_delta_log/" + name, bytes, Instant.EPOCH);
  }

  @Test
  void commitsAloneGiveTheLastOfEachAndEveryLineAsItWas() {
    String odd = add("b%20c", ",\"tags\":{\"x\":\"\\u00fc\"} , \"new\" : [1.50]");
    store.commit(0, PROTOCOL, METADATA, add("a", ""), "{\"txn\":{\"appId\":\"s\",\"version\":1}}");
    store.commit(1, odd, remove("a"), "{\"txn\":{\"appId\":\"s\",\"version\":2}}");
    store.commit(
        2,
        "{\"domainMetadata\":{\"domain\":\"d\",\"configuration\":\"{}\",\"removed\":true}}",
        "{\"domainMetadata\":{\"domain\":\"e\",\"configuration\":\"1\",\"removed\":false}}");

    assertThat(texts(live(0), Kind.ADD)).containsExactly(add("a", ""));
    assertThat(texts(live(2), Kind.ADD)).containsExactly(odd);
    assertThat(texts(live(2), Kind.TRANSACTION))
        .containsExactly("{\"txn\":{\"appId\":\"s\",\"version\":2}}");
    assertThat(live(2)).filteredOn(line -> line.kind() == Kind.DOMAIN).hasSize(1);
  }

  @Test
  void aCheckpointInParquetGivesTheSameLinesAsACommit() throws IOException {
    checkpoint(
        "00000000000000000003.checkpoint.parquet",
        CheckpointFile.full()
            .head("m")
            .add("a", 7, "{\"numRecords\":1,\"x\":\"\\u0001\"}")
            .addWithVector("v", VECTOR)
            .add("gone", 8)
            .remove("old")
            .bytes());
    store.commit(4, remove("gone"), add("new", ""));

    List<ActionLine> live = live(4);
    assertThat(texts(live, Kind.ADD))
        .containsExactly(
            add("new", ""),
            "{\"add\":{\"path\":\"a\",\"partitionValues\":{\"p\":\"1\"},\"size\":7,"
                + "\"stats\":\"{\\\"numRecords\\\":1,\\\"x\\\":\\\"\\\\u0001\\\"}\"}}",
            "{\"add\":{\"path\":\"v\",\"size\":9,\"deletionVector\":{\"storageType\":\"u\","
                + "\"pathOrInlineDv\":\""
                + VECTOR
                + "\",\"offset\":1,\"sizeInBytes\":40}}}");
    assertThat(texts(live, Kind.METADATA))
        .containsExactly(
            "{\"metaData\":{\"id\":\"m\",\"schemaString\":\"{}\",\"partitionColumns\":[\"p\","
                + "\"q\"],\"configuration\":{\"a\":\"1\",\"b\":null,\"c\":\"3\"}}}");
    assertThat(texts(live, Kind.PROTOCOL).get(0))
        .contains("\"readerFeatures\":[\"deletionVectors\",\"v2Checkpoint\"]");
  }

  @Test
  void sidecarsAreRead() throws IOException {
    byte[] sidecar = CheckpointFile.full().add("s", 3).bytes();
    checkpoint("_sidecars/one.parquet", sidecar);
    checkpoint(
        "00000000000000000003.checkpoint.4a8a2cbc-0000-4000-8000-000000000000.json",
        String.join(
                "\n",
                "{\"checkpointMetadata\":{\"version\":3}}",
                PROTOCOL,
                METADATA,
                "{\"sidecar\":{\"path\":\"one.parquet\",\"sizeInBytes\":"
                    + sidecar.length
                    + ",\"modificationTime\":1}}")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(live(3)).extracting(ActionLine::kind).contains(Kind.ADD, Kind.METADATA);
    assertThat(texts(live(3), Kind.ADD).get(0)).contains("\"path\":\"s\"");

    store.remove("_delta_log/_sidecars/one.parquet");
    assertThatThrownBy(() -> live(3))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TABLE_FILE_MISSING));
  }

  /** Deletion vectors demand the number of rows, which some writers have in this form alone. */
  @Test
  void parsedStatisticsLeaveTheNumberOfRows() throws IOException {
    String schema =
        """
        message root {
          optional group add {
            optional binary path (UTF8); optional int64 size;
            optional group partitionValues_parsed { optional int32 p; }
            optional group stats_parsed {
              optional int64 numRecords;
              optional group minValues { optional int64 id; }
              optional boolean tightBounds; } } }
        """;
    checkpoint("00000000000000000003.checkpoint.parquet", ParsedCheckpoint.bytes(schema));
    store.commit(4, PROTOCOL, METADATA);

    assertThat(texts(live(4), Kind.ADD))
        .containsExactly(
            "{\"add\":{\"path\":\"a\",\"size\":7,"
                + "\"stats\":\"{\\\"numRecords\\\":5,\\\"tightBounds\\\":true}\"}}");
  }

  @Test
  void aHoleIsNamed() {
    store.commit(0, PROTOCOL, METADATA).commit(2, add("a", ""));

    assertThatThrownBy(() -> live(2))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TABLE_GAP))
        .hasMessageContaining("version 2 cannot be rebuilt: commits are missing [1]");
  }

  @Test
  void brokenParquetIsNamed() {
    checkpoint("00000000000000000003.checkpoint.parquet", new byte[100]);

    assertThatThrownBy(() -> live(3))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TABLE_LOG_CORRUPT))
        .hasMessageContaining("00000000000000000003.checkpoint.parquet");
  }
}

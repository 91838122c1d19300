package io.lakehousedr.core.hadoop;

import static io.lakehousedr.core.hadoop.SampleTable.field;
import static io.lakehousedr.core.hadoop.SampleTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.kernel.internal.deletionvectors.Base85Codec;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.verify.NeededFile;
import io.lakehousedr.core.verify.RowDigest;
import io.lakehousedr.core.verify.Slice;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roaringbitmap.RoaringBitmap;

class KernelTablesTest {
  private static final Tasks TASKS = Tasks.threaded("kernel-test");
  private static final KernelTables TABLES = new KernelTables(TASKS, 3);
  private static final String SIMPLE = SampleTable.SIMPLE;
  private static final String FILE = SampleTable.SIMPLE_FILE;

  private static final String RICH =
      String.join(
          ",",
          field("id", "\"long\""),
          field("small", "\"byte\""),
          field("price", "\"decimal(10,2)\""),
          field("at", "\"timestamp\""),
          field("day", "\"date\""),
          field("ratio", "\"double\""),
          field("share", "\"float\""),
          field("flag", "\"boolean\""),
          field("name", "\"string\""),
          field("raw", "\"binary\""),
          field("tags", "{\"type\":\"array\",\"elementType\":\"string\",\"containsNull\":true}"),
          field(
              "attrs",
              "{\"type\":\"map\",\"keyType\":\"string\",\"valueType\":\"integer\","
                  + "\"valueContainsNull\":true}"),
          field(
              "point",
              "{\"type\":\"struct\",\"fields\":["
                  + field("x", "\"integer\"")
                  + ","
                  + field("y", "\"integer\"")
                  + "]}"));

  private static final String RICH_FILE =
      """
      message m {
        optional int64 id; optional int32 small (INTEGER(8,true));
        optional int64 price (DECIMAL(10,2)); optional int64 at (TIMESTAMP(MICROS,true));
        optional int32 day (DATE); optional double ratio; optional float share;
        optional boolean flag; optional binary name (STRING); optional binary raw;
        optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
        optional group attrs (MAP) {
          repeated group key_value { required binary key (STRING); optional int32 value; } }
        optional group point { optional int32 x; optional int32 y; }
      }\
      """;

  @AfterAll
  static void close() {
    TASKS.close();
  }

  private static Map<String, Object> rich() {
    Map<String, Object> row = new HashMap<>();
    row.put("id", 1L);
    row.put("small", 5);
    row.put("price", 1999L);
    row.put("at", 1_700_000_000_123_456L);
    row.put("day", 19_000);
    row.put("ratio", Double.NaN);
    row.put("share", 0.5f);
    row.put("flag", true);
    row.put("name", "");
    row.put("raw", new byte[] {0, 1});
    row.put("tags", List.of("a", "b"));
    row.put("attrs", Map.of("k", 1, "l", 2));
    row.put("point", Map.of("x", 1, "y", 2));
    return row;
  }

  private static RowDigest digest(SampleTable table) {
    return TABLES.rows(table.side(), table.version(), Slice.ALL);
  }

  private static SampleTable simple(String region) {
    return SampleTable.inMemory(region).create(SIMPLE, "");
  }

  static Stream<Map<String, Object>> otherRows() {
    Map<String, Object> changes =
        Map.ofEntries(
            Map.entry("id", 2L),
            Map.entry("small", 6),
            Map.entry("price", 2000L),
            Map.entry("at", 1_700_000_000_123_457L),
            Map.entry("day", 19_001),
            Map.entry("ratio", 0.0),
            Map.entry("share", -0.5f),
            Map.entry("flag", false),
            Map.entry("name", " "),
            Map.entry("raw", new byte[] {0}),
            Map.entry("tags", List.of("b", "a")),
            Map.entry("attrs", Map.of("k", 2, "l", 1)),
            Map.entry("point", Map.of("x", 2, "y", 1)));
    Stream<Map<String, Object>> changed =
        changes.entrySet().stream().map(entry -> with(entry.getKey(), entry.getValue()));
    return Stream.concat(changed, changes.keySet().stream().map(KernelTablesTest::without));
  }

  private static Map<String, Object> with(String name, Object value) {
    Map<String, Object> row = rich();
    row.put(name, value);
    return row;
  }

  private static Map<String, Object> without(String name) {
    Map<String, Object> row = rich();
    row.remove(name);
    return row;
  }

  @ParameterizedTest
  @MethodSource("otherRows")
  void everyColumnCounts(Map<String, Object> other) {
    SampleTable table =
        SampleTable.inMemory("a").create(RICH, "").append("f", RICH_FILE, List.of(rich()));
    SampleTable changed =
        SampleTable.inMemory("b").create(RICH, "").append("f", RICH_FILE, List.of(other));

    assertThat(digest(table)).isEqualTo(digest(table.replica("c")));
    assertThat(digest(changed).rows()).isEqualTo(1);
    assertThat(digest(changed)).isNotEqualTo(digest(table));
  }

  @Test
  void orderAndFilesDoNotCount() {
    SampleTable one = simple("a").append("f", FILE, List.of(row(1, "a"), row(2, "b"), row(3, "c")));
    SampleTable two =
        simple("b")
            .append("g", FILE, List.of(row(3, "c")))
            .append("h", FILE, List.of(row(2, "b"), row(1, "a")));

    assertThat(digest(one)).isEqualTo(digest(two));
    assertThat(digest(one).rows()).isEqualTo(3);
  }

  @Test
  void duplicatesCount() {
    SampleTable one = simple("a").append("f", FILE, List.of(row(1, "a"), row(1, "a"), row(2, "b")));
    SampleTable two = simple("b").append("f", FILE, List.of(row(1, "a"), row(2, "b"), row(2, "b")));
    SampleTable none = simple("c").append("f", FILE, List.of(row(2, "b")));

    assertThat(digest(one)).isNotEqualTo(digest(two));
    assertThat(digest(one).sum()).isNotEqualTo(digest(none).sum());
  }

  @Test
  void textsDoNotRunIntoEachOther() {
    String fields = field("a", "\"string\"") + "," + field("b", "\"string\"");
    String file = "message m { optional binary a (STRING); optional binary b (STRING); }";
    SampleTable one =
        SampleTable.inMemory("a")
            .create(fields, "")
            .append("f", file, List.of(Map.of("a", "xy", "b", "z")));
    SampleTable two =
        SampleTable.inMemory("b")
            .create(fields, "")
            .append("f", file, List.of(Map.of("a", "x", "b", "yz")));

    assertThat(digest(one)).isNotEqualTo(digest(two));
  }

  @Test
  void statisticsAreNotBelieved() {
    SampleTable table = simple("a");
    table.commit(
        table.add("f", FILE, List.of(row(1, "a")), "f", ",\"stats\":\"{\\\"numRecords\\\":100}\""));

    assertThat(digest(table).rows()).isEqualTo(1);
  }

  @Test
  void partitionValuesCount() {
    String fields = SIMPLE + "," + field("region", "\"string\"");
    SampleTable one = SampleTable.inMemory("a").create(fields, "\"region\"");
    SampleTable two = SampleTable.inMemory("b").create(fields, "\"region\"");
    for (SampleTable table : List.of(one, two)) {
      String value = table == one ? "\"north sea\"" : "null";
      table.commit(
          table.add(
              "region=x/f",
              FILE,
              List.of(row(1, "a")),
              "region=x/f",
              ",\"partitionValues\":{\"region\":" + value + "}"));
    }

    assertThat(digest(one)).isNotEqualTo(digest(two));
    assertThat(digest(one).schema()).isEqualTo("struct<id:long,name:string,region:string>");
  }

  @Test
  void columnMappingIsResolved() {
    String fields =
        "{\"name\":\"id\",\"type\":\"long\",\"nullable\":true,\"metadata\":{"
            + "\"delta.columnMapping.id\":1,\"delta.columnMapping.physicalName\":\"col-1\"}},"
            + "{\"name\":\"name\",\"type\":\"string\",\"nullable\":true,\"metadata\":{"
            + "\"delta.columnMapping.id\":2,\"delta.columnMapping.physicalName\":\"col-2\"}}";
    SampleTable mapped =
        SampleTable.inMemory("a")
            .create(
                2,
                5,
                "",
                fields,
                "",
                "\"delta.columnMapping.mode\":\"name\","
                    + "\"delta.columnMapping.maxColumnId\":\"2\"")
            .append(
                "f",
                "message m { optional int64 col-1; optional binary col-2 (STRING); }",
                List.of(Map.of("col-1", 1L, "col-2", "a")));

    assertThat(digest(mapped))
        .isEqualTo(digest(simple("b").append("f", FILE, List.of(row(1, "a")))));
  }

  @Test
  void deletionVectorsAreApplied() {
    List<Map<String, Object>> rows =
        LongStream.range(0, 40).mapToObj(id -> row(id, "r" + id)).toList();
    List<Map<String, Object>> left =
        rows.stream()
            .filter(row -> !Set.of(3L, 4L, 7L, 11L, 18L, 29L).contains(row.get("id")))
            .toList();
    RowDigest expected = digest(simple("plain").append("f", FILE, left));

    assertThat(digest(vectors("inline", rows, inline()))).isEqualTo(expected);
    assertThat(digest(vectors("disk", rows, onDisk()))).isEqualTo(expected);
    assertThat(expected.rows()).isEqualTo(34);
  }

  @Test
  void namesTheFilesOfDeletionVectors() {
    SampleTable table = vectors("disk", List.of(row(1, "a")), onDisk());

    try (Stream<NeededFile> files = TABLES.files(table.side(), table.version())) {
      List<NeededFile> all = files.toList();
      assertThat(all)
          .extracting(NeededFile::fit)
          .containsExactly(NeededFile.Fit.EXACT, NeededFile.Fit.AT_LEAST);
      NeededFile vector = all.get(1);
      assertThat(vector.name())
          .isEqualTo("ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin");
      assertThat(vector.size()).isEqualTo(table.bytes(vector.name()).length);
    }
  }

  private static SampleTable vectors(String region, List<Map<String, Object>> rows, String vector) {
    SampleTable table =
        SampleTable.inMemory(region)
            .create(
                3,
                7,
                ",\"readerFeatures\":[\"deletionVectors\"],\"writerFeatures\":[\"deletionVectors\"]",
                SIMPLE,
                "",
                "");
    table.put("ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin", vectorFile());
    return table.commit(table.add("f", FILE, rows, "f", ",\"deletionVector\":" + vector));
  }

  private static String inline() {
    byte[] padded = Arrays.copyOf(vector(), (vector().length + 3) / 4 * 4);
    return "{\"storageType\":\"i\",\"pathOrInlineDv\":"
        + SampleTable.quoted(Base85Codec.encodeBytes(padded))
        + ",\"sizeInBytes\":"
        + vector().length
        + ",\"cardinality\":6}";
  }

  private static String onDisk() {
    return "{\"storageType\":\"u\",\"pathOrInlineDv\":\"ab^-aqEH.-t@S}K{vb[*k^\",\"offset\":1,"
        + "\"sizeInBytes\":"
        + vector().length
        + ",\"cardinality\":6}";
  }

  /** The protocol's format: magic number, count of bitmaps, key of the bitmap, the bitmap. */
  private static byte[] vector() {
    RoaringBitmap rows = RoaringBitmap.bitmapOf(3, 4, 7, 11, 18, 29);
    ByteBuffer bytes =
        ByteBuffer.allocate(16 + rows.serializedSizeInBytes()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(1681511377).putLong(1).putInt(0);
    rows.serialize(bytes);
    return bytes.array();
  }

  private static byte[] vectorFile() {
    CRC32 checksum = new CRC32();
    checksum.update(vector());
    return ByteBuffer.allocate(1 + 4 + vector().length + 4)
        .put((byte) 1)
        .putInt(vector().length)
        .put(vector())
        .putInt((int) checksum.getValue())
        .array();
  }

  @Test
  void slicesPartTheFiles() {
    SampleTable table = simple("a");
    for (int i = 0; i < 9; i++) {
      table.append("part-" + i, FILE, List.of(row(i, "n" + i)));
    }
    long rows = 0;
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < 4; i++) {
      Slice slice = new Slice(i, 4);
      rows += TABLES.rows(table.side(), table.version(), slice).rows();
      names.addAll(names(table).stream().filter(slice::holds).collect(Collectors.toSet()));
    }

    assertThat(rows).isEqualTo(9);
    assertThat(names).hasSize(9);
    assertThat(TABLES.rows(table.side(), table.version(), new Slice(0, 4)).rows()).isLessThan(9);
  }

  private static List<String> names(SampleTable table) {
    try (Stream<NeededFile> files = TABLES.files(table.side(), table.version())) {
      return files.map(NeededFile::name).toList();
    }
  }

  @Test
  void pathsAreDecodedExactlyOnce() {
    SampleTable table = simple("a");
    List<String> logged = List.of("c%20d", "e%2520f", "k+l", "ü", "p%3Dq/r");
    List<String> names = List.of("c d", "e%20f", "k+l", "ü", "p=q/r");
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < logged.size(); i++) {
      all.add(row(i, "n"));
      table.commit(table.add(names.get(i), FILE, List.of(row(i, "n")), logged.get(i), ""));
    }

    assertThat(names(table)).containsExactlyInAnyOrderElementsOf(names);
    assertThat(digest(table)).isEqualTo(digest(simple("b").append("f", FILE, all)));
  }

  @Test
  void absolutePathsAreFollowedInsideTheStoreOnly() {
    SampleTable inside = simple("a");
    inside.commit(
        inside.add("f", FILE, List.of(row(1, "a")), "memory://a/data/sales/my%20orders/f", ""));
    assertThat(digest(inside).rows()).isEqualTo(1);

    SampleTable outside = simple("b");
    outside.commit(outside.add("f", FILE, List.of(row(1, "a")), "memory://a/data/f", ""));
    assertThatThrownBy(() -> digest(outside))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TABLE_ABSOLUTE_PATH))
        .hasMessageContaining("memory://a/data/f");

    SampleTable escaping = simple("c");
    escaping.commit(escaping.add("f", FILE, List.of(row(1, "a")), "../../secret", ""));
    assertThatThrownBy(() -> digest(escaping))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TABLE_PATH_ESCAPES));
  }

  @Test
  void earlierVersionsStayReadable() {
    SampleTable table =
        simple("a").append("f", FILE, List.of(row(1, "a"))).append("g", FILE, List.of(row(2, "b")));

    assertThat(TABLES.rows(table.side(), 1, Slice.ALL).rows()).isEqualTo(1);
    assertThat(TABLES.rows(table.side(), 2, Slice.ALL).rows()).isEqualTo(2);
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> TABLES.rows(SampleTable.inMemory("a").side(), 0, Slice.ALL))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TABLE_NOT_FOUND));

    SampleTable unknown =
        SampleTable.inMemory("b")
            .create(
                3,
                7,
                ",\"readerFeatures\":[\"fromMars\"],\"writerFeatures\":[\"fromMars\"]",
                SIMPLE,
                "",
                "");
    assertThatThrownBy(() -> digest(unknown))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TABLE_FEATURE))
        .hasMessageContaining("fromMars");
  }
}

package io.lakehousedr.core.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lakehousedr.core.delta.NamedFile.Kind;
import io.lakehousedr.core.delta.NamedFile.Role;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitReaderTest {
  private static final String ADD = "{\"add\":{\"path\":\"a\",\"size\":1}}";

  private final List<NamedFile> files = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private final CommitVisitor visitor =
      new CommitVisitor() {
        @Override
        public void file(NamedFile file) {
          files.add(file);
        }

        @Override
        public void transaction(String application, long version) {
          others.add(application + "@" + version);
        }

        @Override
        public void domain(String domain) {
          others.add(domain);
        }

        @Override
        public void commitInfo(CommitInfo info) {
          others.add(info.operation().orElse("?"));
        }
      };

  private CommitSummary read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private CommitSummary read(byte[] bytes) {
    return CommitReader.read(new ByteArrayInputStream(bytes), "7.json", visitor);
  }

  private DrException fails(String text) {
    return assertThrows(DrException.class, () -> read(text));
  }

  @Test
  void everyNamedFileIsTold() {
    CommitSummary summary =
        read(
            """
            {"commitInfo":{"inCommitTimestamp":42,"timestamp":17,"operation":"MERGE","operationParameters":{"x":[1,{"y":2}]}}}
            {"add":{"path":"p=1/a%20b","partitionValues":{"p":"1"},"size":10,"stats":"{\\"numRecords\\":1}","deletionVector":{"storageType":"u","pathOrInlineDv":"ab^-aqEH.-t@S}K{vb[*k^","offset":4,"sizeInBytes":40,"cardinality":6}}}
            {"remove":{"path":"old","deletionTimestamp":1,"extendedFileMetadata":false}}
            {"remove":{"path":"s3://b/t/x","size":3,"deletionVector":{"storageType":"p","pathOrInlineDv":"s3://b/t/dv.bin","offset":1,"sizeInBytes":2,"cardinality":1}}}
            {"cdc":{"path":"_change_data/c","partitionValues":{},"size":7,"dataChange":false}}
            {"add":{"path":"i","size":0,"deletionVector":{"storageType":"i","pathOrInlineDv":"wi5b=000010000siXQKl0rr91000f55c8Xg0@@D72lkbi5=-{L","sizeInBytes":40,"cardinality":6}}}
            {"txn":{"appId":"s","version":9}}
            {"domainMetadata":{"domain":"delta.rowTracking","configuration":"{}","removed":false}}
            """);
    assertEquals(
        List.of(
            "DATA ADDED p=1/a b 10",
            "DELETION_VECTOR ADDED ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin -1",
            "DATA REMOVED old -1",
            "DATA REMOVED s3://b/t/x 3",
            "DELETION_VECTOR REMOVED s3://b/t/dv.bin -1",
            "CHANGE_DATA CHANGE _change_data/c 7",
            "DATA ADDED i 0"),
        files.stream().map(CommitReaderTest::show).toList());
    assertEquals(List.of("MERGE", "s@9", "delta.rowTracking"), others);
    assertEquals(OptionalLong.of(42), summary.inCommitTimestamp());
    assertEquals(new CommitSummary.Counts(2, 2, 1, 0, 3), summary.counts());
  }

  private static String show(NamedFile file) {
    return file.kind() + " " + file.role() + " " + file.place() + " " + file.size().orElse(-1);
  }

  @Test
  void metadataAndProtocolAreRead() {
    CommitSummary summary =
        read(
            """
            {"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["v2Checkpoint"],"writerFeatures":["v2Checkpoint","appendOnly"]}}
            {"metaData":{"id":"m","name":null,"format":{"provider":"parquet","options":{}},"schemaString":"{}","partitionColumns":["p"],"configuration":{"delta.enableInCommitTimestamps":"true"},"createdTime":1}}
            """);
    assertEquals(
        Optional.of(
            new Protocol(3, 7, Set.of("v2Checkpoint"), Set.of("v2Checkpoint", "appendOnly"))),
        summary.protocol());
    assertEquals(
        Optional.of(
            new Metadata(
                "m",
                Optional.of("{}"),
                List.of("p"),
                Map.of("delta.enableInCommitTimestamps", "true"))),
        summary.metadata());
    assertTrue(summary.metadata().orElseThrow().inCommitTimestamps());
  }

  @Test
  void checkpointActionsAreRead() {
    read(
        """
        {"checkpointMetadata":{"version":3,"tags":{"a":"b"}}}
        {"sidecar":{"path":"s.parquet","sizeInBytes":5,"modificationTime":1}}
        """);
    NamedFile sidecar = files.get(0);
    assertEquals(Kind.SIDECAR, sidecar.kind());
    assertEquals(Role.REFERENCED, sidecar.role());
    assertEquals("_delta_log/_sidecars/s.parquet", sidecar.place().toString());
    assertEquals(OptionalLong.of(5), sidecar.size());
  }

  @Test
  void anUnknownActionStopsAndIsNamedWithItsLine() {
    DrException error = fails(ADD + "\n{\"columnGroup\":{\"path\":\"b\"}}\n");
    assertEquals(Problem.TABLE_FEATURE, error.problem());
    assertTrue(error.message().startsWith("7.json, line 2,"), error.message());
    assertTrue(error.message().contains("\"columnGroup\""), error.message());
    assertEquals(Problem.TABLE_FEATURE, fails("{\"nothing\":null}").problem());
  }

  @Test
  void unknownWaysToNameFilesStop() {
    String columns = "{\"add\":{\"path\":\"a\",\"size\":1,\"columnFiles\":[{\"path\":\"c\"}]}}";
    assertEquals(Problem.TABLE_FEATURE, fails(columns).problem());
    String storage =
        "{\"add\":{\"path\":\"a\",\"deletionVector\":{\"storageType\":\"z\",\"pathOrInlineDv\":\"c\"}}}";
    assertEquals(Problem.TABLE_FEATURE, fails(storage).problem());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n\n",
        "{\"add\":{\"path\":\"a\",\"si",
        "{\"add\":{\"path\":\"a\"}",
        "{\"add\":{\"path\":\"a\"}}\n{",
        "{\"add\":{\"path\":\"a\"},\"remove\":{\"path\":\"b\"}}",
        "{\"add\":{\"path\":\"a\"},\"add\":{\"path\":\"b\"}}",
        "{\"add\":{\"path\":\"a\"}}{\"add\":{\"path\":\"b\"}}",
        "{\"add\":\n{\"path\":\"a\"}}",
        "{\"add\":{\"path\":\"a\",\"path\":\"b\"}}",
        "{\"add\":{\"size\":1}}",
        "{\"add\":{\"path\":1}}",
        "{\"add\":{\"path\":null}}",
        "{\"add\":{\"path\":\"a\",\"size\":-1}}",
        "{\"add\":{\"path\":\"a\",\"size\":1.5}}",
        "{\"add\":{\"path\":\"a\",\"size\":99999999999999999999}}",
        "{\"add\":[]}",
        "{\"add\":\"a\"}",
        "{}",
        "{\"add\":null}",
        "[]",
        "1",
        "<html>",
        "{\"protocol\":{\"minReaderVersion\":1}}",
        "{\"metaData\":{\"name\":\"x\"}}",
        "{\"add\":{\"path\":\"a\",\"deletionVector\":{\"storageType\":\"u\"}}}",
        "{\"add\":{\"path\":\"a\u0001\"}}"
      })
  void whatIsNotOneActionALineIsCorrupt(String text) {
    DrException error = fails(text);
    assertEquals(Problem.TABLE_LOG_CORRUPT, error.problem(), error.message());
    assertTrue(error.message().startsWith("7.json, line "), error.message());
  }

  @Test
  void nullActionsBesideOneAreAbsent() {
    read("{\"txn\":null,\"add\":{\"path\":\"a\",\"size\":1,\"deletionVector\":null},\"cdc\":null}");
    assertEquals(1, files.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "ISO-8859-1"})
  void otherEncodingsAreCorrupt(String charset) {
    byte[] bytes = ADD.replace("\"a\"", "\"\u00fc.parquet\"").getBytes(Charset.forName(charset));
    DrException error = assertThrows(DrException.class, () -> read(bytes));
    assertEquals(Problem.TABLE_LOG_CORRUPT, error.problem());
  }

  @Test
  void bytesThatAreNotUtf8AreFoundInSkippedTextToo() {
    byte[] bytes =
        "{\"add\":{\"path\":\"a\",\"stats\":\"\u00fcx\"}}".getBytes(StandardCharsets.ISO_8859_1);
    assertThrows(DrException.class, () -> read(bytes));
  }

  @Test
  void deepNestingIsCorruptNotAnOverflow() {
    String deep = "{\"commitInfo\":" + "[".repeat(100_000);
    assertEquals(Problem.TABLE_LOG_CORRUPT, fails(deep).problem());
    String tags = "{\"add\":{\"path\":\"a\",\"tags\":" + "{\"a\":".repeat(100_000);
    assertEquals(Problem.TABLE_LOG_CORRUPT, fails(tags).problem());
  }

  @Test
  void aPathTooLongIsCorrupt() {
    String text = "{\"add\":{\"path\":\"" + "a".repeat(17 * 1024) + "\"}}";
    assertEquals(Problem.TABLE_LOG_CORRUPT, fails(text).problem());
  }

  @Test
  void aStoreThatFailsIsNotACorruptLog() {
    DrException failure = DrException.storage(ErrorKind.THROTTLED, "7.json", null);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("slow down", failure);
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            throw new IOException("slow down", failure);
          }
        };
    InputStream in =
        new SequenceInputStream(
            new ByteArrayInputStream("{\"add\":{".getBytes(StandardCharsets.UTF_8)), broken);
    assertSame(
        failure, assertThrows(DrException.class, () -> CommitReader.read(in, "7.json", visitor)));
  }

  /** 200 MB in one string; were it held, 400 MB of heap and more would be needed. */
  @Test
  void aHugeLineNeedsLittleMemory() {
    byte[] chunk = "x".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
    List<InputStream> pieces = new ArrayList<>();
    pieces.add(stream("{\"add\":{\"path\":\"a\",\"stats\":\""));
    for (int i = 0; i < 200; i++) {
      pieces.add(new ByteArrayInputStream(chunk));
    }
    pieces.add(stream("\",\"size\":3}}\n"));
    InputStream in = new SequenceInputStream(Collections.enumeration(pieces));
    long before = allocated();
    CommitSummary summary = CommitReader.read(in, "7.json", visitor);
    long allocated = allocated() - before;
    assertTrue(allocated < 10_000_000, allocated + " bytes were allocated");
    assertEquals(OptionalLong.of(3), files.get(0).size());
    assertEquals(200L * 1024 * 1024 + 28 + 13, summary.bytes());
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}

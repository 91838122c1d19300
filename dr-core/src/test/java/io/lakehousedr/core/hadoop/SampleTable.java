package io.lakehousedr.core.hadoop;

import io.lakehousedr.core.store.memory.MemoryStore;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Delta tables action by action, as a test wants them. */
public final class SampleTable {
  public static final ObjectPath PATH = ObjectPath.of("sales/my orders");
  public static final String SIMPLE = field("id", "\"long\"") + "," + field("name", "\"string\"");
  public static final String SIMPLE_FILE =
      "message m { optional int64 id; optional binary name (STRING); }";

  private final ObjectStore store;
  private long version;

  public SampleTable(ObjectStore store) {
    this.store = store;
  }

  /** A table of one store in memory. */
  public static SampleTable inMemory(String region) {
    return new SampleTable(
        new MemoryStore(Location.parse("memory://" + region + "/data"), Instant::now));
  }

  public static String field(String name, String type) {
    return "{\"name\":\"" + name + "\",\"type\":" + type + ",\"nullable\":true,\"metadata\":{}}";
  }

  public ObjectStore store() {
    return store;
  }

  public Side side() {
    return new Side(store, PATH);
  }

  public long version() {
    return version - 1;
  }

  /** The first commit of a plain table. */
  public SampleTable create(String fields, String partitions) {
    return create(1, 2, "", fields, partitions, "");
  }

  public SampleTable create(
      int reader,
      int writer,
      String features,
      String fields,
      String partitions,
      String properties) {
    String schema = "{\"type\":\"struct\",\"fields\":[" + fields + "]}";
    return commit(
        "{\"protocol\":{\"minReaderVersion\":"
            + reader
            + ",\"minWriterVersion\":"
            + writer
            + features
            + "}}",
        "{\"metaData\":{\"id\":\"5a1f3f5e-0000-4000-8000-000000000001\",\"format\":{\"provider\":"
            + "\"parquet\",\"options\":{}},\"schemaString\":"
            + quoted(schema)
            + ",\"partitionColumns\":["
            + partitions
            + "],\"configuration\":{"
            + properties
            + "},\"createdTime\":1700000000000}}");
  }

  public SampleTable commit(String... actions) {
    return stamped("\"timestamp\":" + (1_700_000_000_000L + version), actions);
  }

  /** A commit with a timestamp of its own. */
  public SampleTable commitAt(long millis, String... actions) {
    return stamped("\"inCommitTimestamp\":" + millis + ",\"timestamp\":" + millis, actions);
  }

  private SampleTable stamped(String times, String[] actions) {
    String stamp =
        "{\"commitInfo\":{"
            + times
            + ",\"operation\":\"WRITE\",\"txnId\":\""
            + UUID.randomUUID()
            + "\"}}";
    String text = stamp + "\n" + String.join("\n", actions) + "\n";
    put(String.format("_delta_log/%020d.json", version), text.getBytes(StandardCharsets.UTF_8));
    version++;
    return this;
  }

  /** Writes a data file and commits its add. */
  public SampleTable append(String name, String schema, List<Map<String, Object>> rows) {
    return commit(add(name, schema, rows, name, ""));
  }

  /** Writes a data file under {@code name} and gives the add that names it as {@code logged}. */
  public String add(
      String name, String schema, List<Map<String, Object>> rows, String logged, String more) {
    byte[] bytes = parquet(schema, rows);
    put(name, bytes);
    return "{\"add\":{\"path\":"
        + quoted(logged)
        + (more.contains("partitionValues") ? "" : ",\"partitionValues\":{}")
        + ",\"size\":"
        + bytes.length
        + ",\"modificationTime\":1700000000000,\"dataChange\":true"
        + more
        + "}}";
  }

  public void put(String name, byte[] bytes) {
    store.create(PATH.resolve(name), Content.of(bytes), WriteOptions.DURABLE);
  }

  public byte[] bytes(String name) {
    try (InputStream stream = store.open(PATH.resolve(name))) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void replace(String name, byte[] bytes) {
    ObjectEntry entry = store.head(PATH.resolve(name)).orElseThrow();
    store.replace(entry.path(), entry.version(), Content.of(bytes), WriteOptions.DURABLE);
  }

  public void delete(String name) {
    ObjectEntry entry = store.head(PATH.resolve(name)).orElseThrow();
    store.delete(Map.of(entry.path(), entry.version()));
  }

  /** Everything of this table, byte for byte, in another region. */
  public SampleTable replica(String region) {
    SampleTable replica = inMemory(region);
    try (Stream<ObjectEntry> all = store.list(PATH, "")) {
      all.map(entry -> PATH.relativize(entry.path()).orElseThrow().text())
          .forEach(name -> replica.put(name, bytes(name)));
    }
    replica.version = version;
    return replica;
  }

  public static Map<String, Object> row(long id, String name) {
    return Map.of("id", id, "name", name);
  }

  public static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static byte[] parquet(String schema, List<Map<String, Object>> rows) {
    MessageType type = MessageTypeParser.parseMessageType(schema);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new MemoryOutput(bytes))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .build()) {
      for (Map<String, Object> row : rows) {
        writer.write(SampleRows.group(type, row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

package io.lakehousedr.core.delta;

import io.lakehousedr.core.hadoop.MemoryOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes checkpoints in Parquet, as Spark lays them out. */
final class CheckpointFile implements AutoCloseable {
  static final String FULL =
      """
      message root {
        optional group txn { optional binary appId (UTF8); optional int64 version; }
        optional group add {
          optional binary path (UTF8);
          optional group partitionValues (MAP) {
            repeated group key_value { required binary key (UTF8); optional binary value (UTF8); }
          }
          optional int64 size;
          optional binary stats (UTF8);
          optional group deletionVector {
            optional binary storageType (UTF8);
            optional binary pathOrInlineDv (UTF8);
            optional int32 offset;
            optional int32 sizeInBytes;
            optional int64 cardinality;
          }
        }
        optional group remove {
          optional binary path (UTF8);
          optional group deletionVector {
            optional binary storageType (UTF8);
            optional binary pathOrInlineDv (UTF8);
            optional int32 offset;
            optional int32 sizeInBytes;
          }
        }
        optional group metaData {
          optional binary id (UTF8);
          optional binary schemaString (UTF8);
          optional group partitionColumns (LIST) {
            repeated group list { optional binary element (UTF8); }
          }
          optional group configuration (MAP) {
            repeated group key_value { required binary key (UTF8); optional binary value (UTF8); }
          }
        }
        optional group protocol {
          optional int32 minReaderVersion;
          optional int32 minWriterVersion;
          optional group readerFeatures (LIST) {
            repeated group list { optional binary element (UTF8); }
          }
          optional group writerFeatures (LIST) {
            repeated group list { optional binary element (UTF8); }
          }
        }
        optional group sidecar { optional binary path (UTF8); optional int64 sizeInBytes; }
      }
      """;

  private final MessageType schema;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ParquetWriter<Group> writer;

  CheckpointFile(String schema) throws IOException {
    this.schema = MessageTypeParser.parseMessageType(schema);
    this.writer =
        ExampleParquetWriter.builder(new MemoryOutput(bytes))
            .withType(this.schema)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(4L * 1024 * 1024)
            .build();
  }

  static CheckpointFile full() throws IOException {
    return new CheckpointFile(FULL);
  }

  private Group row() {
    return new SimpleGroup(schema);
  }

  CheckpointFile write(Group row) throws IOException {
    writer.write(row);
    return this;
  }

  CheckpointFile head(String id) throws IOException {
    Group protocolRow = row();
    Group protocol = protocolRow.addGroup("protocol");
    protocol.append("minReaderVersion", 3).append("minWriterVersion", 7);
    features(protocol.addGroup("readerFeatures"), "deletionVectors", "v2Checkpoint");
    features(protocol.addGroup("writerFeatures"), "deletionVectors", "v2Checkpoint", "appendOnly");
    write(protocolRow);
    Group row = row();
    Group metadata = row.addGroup("metaData").append("id", id).append("schemaString", "{}");
    features(metadata.addGroup("partitionColumns"), "p", "q");
    Group configuration = metadata.addGroup("configuration");
    configuration.addGroup("key_value").append("key", "a").append("value", "1");
    configuration.addGroup("key_value").append("key", "b");
    configuration.addGroup("key_value").append("key", "c").append("value", "3");
    return write(row);
  }

  private static void features(Group list, String... names) {
    for (String name : names) {
      list.addGroup("list").append("element", name);
    }
  }

  CheckpointFile add(String path, long size) throws IOException {
    return add(path, size, "{\"numRecords\":1}");
  }

  CheckpointFile add(String path, long size, String stats) throws IOException {
    Group row = row();
    Group add = row.addGroup("add").append("path", path).append("size", size);
    add.addGroup("partitionValues").addGroup("key_value").append("key", "p").append("value", "1");
    add.append("stats", stats);
    return write(row);
  }

  CheckpointFile addWithVector(String path, String vector) throws IOException {
    Group row = row();
    vector(row.addGroup("add").append("path", path).append("size", 9L), vector);
    return write(row);
  }

  CheckpointFile remove(String path) throws IOException {
    Group row = row();
    row.addGroup("remove").append("path", path);
    return write(row);
  }

  CheckpointFile removeWithVector(String path, String vector) throws IOException {
    Group row = row();
    vector(row.addGroup("remove").append("path", path), vector);
    return write(row);
  }

  private static void vector(Group action, String text) {
    action
        .addGroup("deletionVector")
        .append("storageType", "u")
        .append("pathOrInlineDv", text)
        .append("offset", 1)
        .append("sizeInBytes", 40);
  }

  CheckpointFile addWithoutPath() throws IOException {
    Group row = row();
    row.addGroup("add").append("size", 1L);
    return write(row);
  }

  CheckpointFile sidecar(String path, long size) throws IOException {
    Group row = row();
    row.addGroup("sidecar").append("path", path).append("sizeInBytes", size);
    return write(row);
  }

  byte[] bytes() throws IOException {
    writer.close();
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}

package io.lakehousedr.benchmarks.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes classic checkpoints as Spark lays them out, statistics and all. */
public final class Checkpoints {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message root {
            optional group txn { optional binary appId (UTF8); optional int64 version; }
            optional group add {
              optional binary path (UTF8);
              optional group partitionValues (MAP) {
                repeated group key_value {
                  required binary key (UTF8); optional binary value (UTF8);
                }
              }
              optional int64 size;
              optional int64 modificationTime;
              optional boolean dataChange;
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
              optional int64 deletionTimestamp;
              optional group deletionVector {
                optional binary storageType (UTF8);
                optional binary pathOrInlineDv (UTF8);
                optional int32 offset;
                optional int32 sizeInBytes;
                optional int64 cardinality;
              }
            }
            optional group metaData {
              optional binary id (UTF8);
              optional group format { optional binary provider (UTF8); }
              optional binary schemaString (UTF8);
              optional group partitionColumns (LIST) {
                repeated group list { optional binary element (UTF8); }
              }
              optional group configuration (MAP) {
                repeated group key_value {
                  required binary key (UTF8); optional binary value (UTF8);
                }
              }
            }
            optional group protocol {
              optional int32 minReaderVersion;
              optional int32 minWriterVersion;
            }
          }
          """);

  private Checkpoints() {}

  /** Writes a checkpoint that names {@code files} files of {@code size} bytes each. */
  public static void write(Path checkpoint, String id, int files, long size) throws IOException {
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(checkpoint))
            .withType(SCHEMA)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build()) {
      writer.write(protocol());
      writer.write(metadata(id));
      for (int file = 0; file < files; file++) {
        writer.write(add(file, size));
      }
    }
  }

  private static Group protocol() {
    Group row = new SimpleGroup(SCHEMA);
    row.addGroup("protocol").append("minReaderVersion", 1).append("minWriterVersion", 2);
    return row;
  }

  private static Group metadata(String id) {
    Group row = new SimpleGroup(SCHEMA);
    Group metadata = row.addGroup("metaData").append("id", id);
    metadata.addGroup("format").append("provider", "parquet");
    metadata.append("schemaString", SampleTable.SCHEMA);
    metadata.addGroup("partitionColumns");
    metadata.addGroup("configuration");
    return row;
  }

  private static Group add(int file, long size) {
    Group row = new SimpleGroup(SCHEMA);
    Group add = row.addGroup("add").append("path", SampleTable.name(file));
    add.addGroup("partitionValues");
    add.append("size", size).append("modificationTime", 0L).append("dataChange", true);
    add.append("stats", statistics(file));
    return row;
  }

  private static String statistics(int file) {
    return String.format(
        Locale.ROOT,
        "{\"numRecords\":%d,\"minValues\":{\"id\":%d,\"name\":\"customer-%08x\"},"
            + "\"maxValues\":{\"id\":%d,\"name\":\"customer-%08x\"},"
            + "\"nullCount\":{\"id\":0,\"name\":%d}}",
        1000 + file % 977,
        file * 1000L,
        file * 31,
        file * 1000L + 999,
        file * 37,
        file % 13);
  }
}

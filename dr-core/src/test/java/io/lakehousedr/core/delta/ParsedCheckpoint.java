package io.lakehousedr.core.delta;

import java.io.IOException;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageTypeParser;

/** A checkpoint of one file whose statistics are parsed only. */
final class ParsedCheckpoint {
  private ParsedCheckpoint() {}

  static byte[] bytes(String schema) throws IOException {
    Group row = new SimpleGroup(MessageTypeParser.parseMessageType(schema));
    Group add = row.addGroup("add").append("path", "a").append("size", 7L);
    add.addGroup("partitionValues_parsed").append("p", 1);
    Group stats = add.addGroup("stats_parsed").append("numRecords", 5L);
    stats.addGroup("minValues").append("id", 1L);
    stats.append("tightBounds", true);
    return new CheckpointFile(schema).write(row).bytes();
  }
}

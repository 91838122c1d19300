package io.lakehousedr.examples.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes rows as one Parquet file. */
final class ParquetRows {
  private ParquetRows() {}

  /** Returns the size of the file in bytes. */
  static long write(Path file, List<Column> columns, List<Row> rows) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    MessageType type = type(columns);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .build()) {
      for (Row row : rows) {
        writer.write(group(type, columns, row));
      }
    }
    return Files.size(file);
  }

  private static MessageType type(List<Column> columns) {
    return MessageTypeParser.parseMessageType(
        columns.stream()
            .map(Column::parquet)
            .collect(Collectors.joining(" ", "message row { ", "}")));
  }

  private static Group group(MessageType type, List<Column> columns, Row row) {
    Group group = new SimpleGroup(type);
    for (Column column : columns) {
      switch (column.type()) {
        case LONG -> group.append(column.name(), row.number(column.name()));
        case TEXT -> group.append(column.name(), row.text(column.name()));
      }
    }
    return group;
  }
}

package io.lakehousedr.core.hadoop;

import io.lakehousedr.core.control.GroupRow;
import io.lakehousedr.core.control.SyncState;
import io.lakehousedr.core.control.SyncStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;

/** Writes rows of the metadata table as one Parquet file. */
final class ControlRowsWriter {
  private static final MessageType SCHEMA = ControlColumns.parquet();

  private ControlRowsWriter() {}

  /** The bytes of a file with these rows. */
  static byte[] write(List<GroupRow> rows) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new Output(file))
            .withConf(new PlainParquetConfiguration())
            .withType(SCHEMA)
            .build()) {
      for (GroupRow row : rows) {
        writer.write(group(row));
      }
    }
    return file.toByteArray();
  }

  private static Group group(GroupRow row) {
    Group group = new SimpleGroup(SCHEMA);
    group.append(ControlColumns.GROUP_NAME.column(), row.name());
    row.group()
        .workflow()
        .ifPresent(workflow -> group.append(ControlColumns.WORKFLOW.column(), workflow));
    Group tables = group.addGroup(ControlColumns.TABLES.column());
    row.group().tables().forEach(table -> tables.addGroup("list").append("element", table));
    time(group, ControlColumns.DATE_CREATED, row.created());
    time(group, ControlColumns.DATE_UPDATED, row.updated());
    state(group, row.state());
    return group;
  }

  private static void state(Group group, SyncState state) {
    state.start().ifPresent(start -> time(group, ControlColumns.SYNC_START_TIMESTAMP, start));
    state.end().ifPresent(end -> time(group, ControlColumns.SYNC_END_TIMESTAMP, end));
    state
        .status()
        .map(SyncStatus::text)
        .ifPresent(text -> group.append(ControlColumns.CURRENT_SYNC_STATUS.column(), text));
    state.message().ifPresent(text -> group.append(ControlColumns.MESSAGE.column(), text));
  }

  private static void time(Group group, ControlColumns column, Instant time) {
    group.append(column.column(), ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  private record Output(ByteArrayOutputStream file) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSize) {
      return new Positioned(new PutStream(file::writeBytes));
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class Positioned extends PositionOutputStream {
    private final PutStream out;

    Positioned(PutStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return out.position();
    }

    @Override
    public void write(int value) {
      out.write(value);
    }

    @Override
    public void write(byte[] values, int offset, int length) {
      out.write(values, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}

package io.lakehousedr.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A table whose only data file is large and full of holes on disk. At the end of each 4 MiB stands
 * which one it is, so that parts which are lost or exchanged are found.
 *
 * @param bytes of the data file
 */
record LargeTable(long bytes) {
  static final String NAME = "large";
  private static final ObjectPath DATA = ObjectPath.of(NAME + "/part-0.parquet");
  private static final int MARK = Long.BYTES;
  private static final long APART = 4 << 20;

  /** Writes it below a folder of this machine. */
  void write(Path folder) throws IOException {
    Path log = Files.createDirectories(folder.resolve(NAME).resolve("_delta_log"));
    try (RandomAccessFile data = new RandomAccessFile(folder.resolve(DATA.text()).toFile(), "rw")) {
      for (long end = APART; end <= bytes; end += APART) {
        data.seek(end - MARK);
        data.writeLong(end);
      }
      data.setLength(bytes);
    }
    Files.writeString(
        log.resolve("00000000000000000000.json"),
        """
        {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
        {"metaData":{"id":"large","format":{"provider":"parquet","options":{}},\
        "schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[]}","partitionColumns":[],\
        "configuration":{}}}
        {"add":{"path":"part-0.parquet","partitionValues":{},"size":%d,"modificationTime":0,\
        "dataChange":true}}
        """
            .formatted(bytes));
  }

  /** Checks each mark at another place. */
  void check(ObjectReader store) throws IOException {
    assertThat(store.head(DATA).orElseThrow().size()).isEqualTo(bytes);
    for (long end = APART; end <= bytes; end += APART) {
      try (InputStream in = store.open(DATA, new ByteRange(end - MARK, MARK), Optional.empty())) {
        assertThat(ByteBuffer.wrap(in.readAllBytes()).getLong()).isEqualTo(end);
      }
    }
  }
}

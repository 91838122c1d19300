package io.lakehousedr.examples.adapter;

import io.lakehousedr.examples.adapter.Workers.Turn;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.CheckedStream;
import io.lakehousedr.spi.support.Digest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes a content in chunks under a version of its own, which no row names yet.
 *
 * @param where the object, for messages
 * @param content that is written
 * @param options as the caller gave them
 * @param now for a row whose writer asked for no other time
 */
record ChunkWriter(String where, Content content, WriteOptions options, Instant now) {
  /** The row that would name it, with the checksum of what was written. */
  ObjectRow write(String name, Rows rows, Turn turn) throws SQLException {
    Digest digest = new Digest(Checksum.Algorithm.SHA_256);
    long version = rows.nextVersion();
    try (CheckedStream source = CheckedStream.open(where, content, options.expected())) {
      pour(source.computing(digest), version, rows, turn);
    }
    Instant modified = options.lastModified().orElse(now);
    return new ObjectRow(name, content.size(), version, modified, digest.finish().hex());
  }

  private static void pour(CheckedStream source, long version, Rows rows, Turn turn)
      throws SQLException {
    byte[] room = new byte[Rows.CHUNK];
    long number = 0;
    for (int filled = fill(source, room); filled > 0; filled = fill(source, room)) {
      turn.check();
      rows.addChunk(version, number++, Arrays.copyOf(room, filled));
    }
  }

  private static int fill(CheckedStream source, byte[] room) {
    int filled = 0;
    int count = 0;
    while (count >= 0 && filled < room.length) {
      filled += count;
      count = source.read(room, filled, room.length - filled);
    }
    return filled;
  }
}

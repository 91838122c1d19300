package io.lakehousedr.examples.adapter;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A part of one version's content, chunk by chunk; between two of them no connection is held. When
 * the object is replaced or deleted meanwhile, reading fails. Not thread-safe.
 */
final class ChunkStream extends InputStream {
  private final Database database;
  private final String where;
  private final long version;
  private final long end;
  private long next;
  private long fetched = -1;
  private byte[] chunk = new byte[0];

  ChunkStream(Database database, String where, ObjectRow row, ByteRange range) {
    this.database = database;
    this.where = where;
    this.version = row.version();
    this.end = Math.min(range.end(row.size()), row.size());
    this.next = Math.min(range.offset(), end);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Cancellation.check();
    if (length == 0) {
      return 0;
    }
    if (next >= end) {
      return -1;
    }
    fetch(next / Rows.CHUNK);
    int from = (int) (next % Rows.CHUNK);
    int count = (int) Math.min(Math.min(length, chunk.length - from), end - next);
    System.arraycopy(chunk, from, target, offset, count);
    next += count;
    return count;
  }

  private void fetch(long number) throws IOException {
    if (number == fetched) {
      return;
    }
    try {
      chunk =
          database
              .read(where, Optional.<byte[]>empty(), (rows, turn) -> rows.chunk(version, number))
              .orElseThrow(() -> DrException.storage(ErrorKind.CONFLICT, where, null));
      fetched = number;
    } catch (DrException e) {
      throw new IOException(e.message(), e);
    }
  }
}

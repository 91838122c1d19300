package io.lakehousedr.core.store.local;

import io.lakehousedr.model.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a part of one version of a file; what is renamed over it meanwhile is not seen. */
final class FileStream extends InputStream {
  private final String where;
  private final FileChannel channel;
  private final long end;
  private long next;

  FileStream(String where, FileChannel channel, ByteRange range, long size) {
    this.where = where;
    this.channel = channel;
    this.next = Math.min(range.offset(), size);
    this.end = Math.min(range.end(size), size);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next >= end) {
      return -1;
    }
    int wanted = (int) Math.min(length, end - next);
    int read = fill(ByteBuffer.wrap(target, offset, wanted));
    next += Math.max(0, read);
    return read;
  }

  private int fill(ByteBuffer target) throws IOException {
    try {
      return channel.read(target, next);
    } catch (IOException e) {
      RuntimeException known = FileErrors.translate(where, e);
      if (known instanceof io.lakehousedr.error.DrException cause) {
        throw new IOException(cause.message(), cause);
      }
      throw known;
    }
  }

  @Override
  public long skip(long count) {
    long skipped = Math.max(0, Math.min(count, end - next));
    next += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - next);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

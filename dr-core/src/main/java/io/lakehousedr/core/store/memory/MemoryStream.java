package io.lakehousedr.core.store.memory;

import io.lakehousedr.model.ByteRange;
import io.lakehousedr.spi.support.Cancellation;
import java.io.InputStream;

/** Reads a part of an array. */
final class MemoryStream extends InputStream {
  private final byte[] bytes;
  private final int end;
  private int next;

  MemoryStream(byte[] bytes, ByteRange range) {
    this.bytes = bytes;
    this.next = (int) Math.min(range.offset(), bytes.length);
    this.end = (int) Math.min(range.end(bytes.length), bytes.length);
  }

  @Override
  public int read() {
    Cancellation.check();
    return next < end ? bytes[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Cancellation.check();
    if (length > 0 && next >= end) {
      return -1;
    }
    int count = Math.min(length, end - next);
    System.arraycopy(bytes, next, target, offset, count);
    next += count;
    return count;
  }

  @Override
  public int available() {
    return end - next;
  }
}

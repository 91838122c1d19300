package io.lakehousedr.s3;

import io.lakehousedr.spi.support.CheckedStream;
import java.io.InputStream;

/** The next bytes of a stream, as a stream of their own. Closing it leaves the other open. */
final class Slice extends InputStream {
  private final CheckedStream whole;
  private long left;

  Slice(CheckedStream whole, long size) {
    this.whole = whole;
    this.left = size;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (left == 0 && length > 0) {
      return -1;
    }
    int count = whole.read(target, offset, (int) Math.min(left, length));
    left -= Math.max(0, count);
    return count;
  }
}

package io.lakehousedr.adls;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.support.Digest;
import java.io.IOException;
import java.io.InputStream;

/** The next so many bytes of a stream, and their MD5. Does not close the stream. */
final class Part extends InputStream {
  private final InputStream bytes;
  private final long size;
  private final Digest md5 = new Digest(Checksum.Algorithm.MD5);
  private long left;

  Part(InputStream bytes, long size) {
    this.bytes = bytes;
    this.size = size;
    this.left = size;
  }

  long size() {
    return size;
  }

  /** The MD5 of all that was read. Once, at the end. */
  Checksum md5() {
    return md5.finish();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = bytes.read(target, offset, (int) Math.min(length, left));
    if (count > 0) {
      md5.update(target, offset, count);
      left -= count;
    }
    return count;
  }
}

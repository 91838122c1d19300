package io.lakehousedr.core.throttle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose bytes are taken from a bucket, as they come. Not thread-safe. */
final class PacedStream extends FilterInputStream {
  private final Bucket bytes;

  PacedStream(InputStream in, Bucket bytes) {
    super(in);
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    if (one >= 0) {
      bytes.take(1);
    }
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, (int) Math.min(length, bytes.piece()));
    if (count > 0) {
      bytes.take(count);
    }
    return count;
  }
}

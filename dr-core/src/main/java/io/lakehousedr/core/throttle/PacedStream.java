package io.lakehousedr.core.throttle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose bytes are counted as they come. Not thread-safe. */
final class PacedStream extends FilterInputStream {
  private final Meter bytes;

  private PacedStream(InputStream in, Meter bytes) {
    super(in);
    this.bytes = bytes;
  }

  /** A stream; {@code in} itself where nobody counts. */
  static InputStream of(InputStream in, Meter bytes) {
    return bytes.isIdle() ? in : new PacedStream(in, bytes);
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

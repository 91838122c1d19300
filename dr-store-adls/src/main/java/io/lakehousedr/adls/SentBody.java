package io.lakehousedr.adls;

import com.azure.core.util.BinaryData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way out. The HTTP client's thread reads it; {@link #cancel} and {@link
 * #silence} may be called by another.
 */
final class SentBody extends InputStream {
  private final InputStream bytes;
  private final long size;
  private boolean cancelled;
  private long sent;
  private volatile long moved = System.nanoTime();

  SentBody(@Nullable BinaryData data) {
    this.bytes = data == null ? new ByteArrayInputStream(new byte[0]) : data.toStream();
    Long length = data == null ? Long.valueOf(0) : data.getLength();
    if (length == null) {
      throw new IllegalArgumentException("a body of unknown size");
    }
    this.size = length;
  }

  long size() {
    return size;
  }

  /** How long nothing was read. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - moved);
  }

  /**
   * Lets the next read fail, so that a request that is not whole by now never becomes whole.
   *
   * @return whether all bytes have been handed out
   */
  synchronized boolean cancel() {
    cancelled = true;
    return sent == size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int count = bytes.read(target, offset, length);
      return handOut(count);
    } catch (RuntimeException e) {
      // The client expects nothing but an IOException of a stream.
      throw new IOException("the content failed", e);
    }
  }

  private synchronized int handOut(int count) throws IOException {
    if (cancelled) {
      throw new IOException("cancelled");
    }
    moved = System.nanoTime();
    sent += Math.max(0, count);
    return count;
  }
}

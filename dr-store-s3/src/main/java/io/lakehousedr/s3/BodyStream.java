package io.lakehousedr.s3;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer, fetched block by block on a thread that can be left. What is not read to
 * its end gives its connection up. Not thread-safe.
 */
final class BodyStream extends InputStream {
  private static final int BLOCK = 128 * 1024;

  private final InputStream body;
  private final Runnable abort;
  private final SdkRequests requests;
  private final String key;
  private byte[] block = new byte[0];
  private int next;
  private int filled;
  private boolean ended;
  private boolean closed;

  BodyStream(InputStream body, Runnable abort, SdkRequests requests, String key) {
    this.body = body;
    this.abort = abort;
    this.requests = requests;
    this.key = key;
  }

  @Override
  public int read() throws IOException {
    return fill() ? block[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, filled - next);
    System.arraycopy(block, next, target, offset, count);
    next += count;
    return count;
  }

  /** Whether there is another byte. */
  private boolean fill() throws IOException {
    Cancellation.check();
    if (closed) {
      throw new IOException("the stream is closed");
    }
    if (next == filled && !ended) {
      byte[] room = block.length == 0 ? new byte[BLOCK] : block;
      next = 0;
      filled = 0;
      filled = fetch(room);
      block = room;
      ended = filled == 0;
    }
    return next < filled;
  }

  private int fetch(byte[] room) throws IOException {
    try {
      return requests.calls().run(() -> block(room), abort);
    } catch (DrException e) {
      throw new IOException(e.message(), e);
    }
  }

  private int block(byte[] room) {
    try {
      return body.readNBytes(room, 0, room.length);
    } catch (IOException e) {
      throw DrException.storage(ErrorKind.UNAVAILABLE, requests.where(key), e);
    } catch (RuntimeException e) {
      throw requests.failure(key, ErrorKind.Effect.READS, e);
    }
  }

  /** Elsewhere, for the SDK's own streams forget that their thread is interrupted. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      requests.calls().later(this::release);
    }
  }

  private void release() {
    try {
      if (!ended) {
        abort.run();
      }
      body.close();
    } catch (IOException e) {
      // Nobody is interested in the rest, and the connection is given up.
      return;
    }
  }
}

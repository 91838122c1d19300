package io.lakehousedr.gcs;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request: one thread writes it, the client takes it piece by piece as the network
 * does. No more than one piece waits at a time. A failure of the writer cuts the connection, so
 * that the server never takes a part for the whole.
 */
final class OutgoingBody extends OutputStream implements BodyPublisher, Subscription {
  private static final int PIECE = 128 << 10;

  private final long length;
  private final Duration silence;
  private @Nullable Subscriber<? super ByteBuffer> subscriber;
  private long wanted;
  private boolean stopped;

  /**
   * A body.
   *
   * @param length in bytes, negative when nobody knows
   * @param silence how long the network may take nothing
   */
  OutgoingBody(long length, Duration silence) {
    this.length = length;
    this.silence = silence;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> taker) {
    taker.onSubscribe(this);
    synchronized (this) {
      subscriber = taker;
      notifyAll();
    }
  }

  @Override
  public synchronized void request(long count) {
    wanted += count;
    notifyAll();
  }

  @Override
  public void cancel() {
    stop();
  }

  /** Nobody takes any more: the exchange is over. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += PIECE) {
      int from = offset + done;
      byte[] piece = Arrays.copyOfRange(bytes, from, from + Math.min(PIECE, length - done));
      taker().onNext(ByteBuffer.wrap(piece));
    }
  }

  /** Waits until a piece is wanted. */
  private synchronized Subscriber<? super ByteBuffer> taker() throws IOException {
    awaitWhile(() -> subscriber == null || wanted == 0);
    Subscriber<? super ByteBuffer> taker = subscriber;
    if (stopped || taker == null) {
      throw new IOException("the connection was closed while the request was sent");
    }
    wanted--;
    return taker;
  }

  private synchronized void awaitWhile(BooleanSupplier waiting) throws IOException {
    long deadline = System.nanoTime() + silence.toNanos();
    try {
      while (!stopped && waiting.getAsBoolean()) {
        wait(left(deadline));
      }
    } catch (InterruptedException e) {
      throw JdkRequest.interrupted();
    }
  }

  private long left(long deadline) throws SocketTimeoutException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("nothing could be sent in " + silence);
    }
    return left;
  }

  private synchronized @Nullable Subscriber<? super ByteBuffer> over() {
    Subscriber<? super ByteBuffer> taker = stopped ? null : subscriber;
    stopped = true;
    return taker;
  }

  /** All has been written. */
  void finish() throws IOException {
    awaitWhile(() -> subscriber == null);
    Subscriber<? super ByteBuffer> taker = over();
    if (taker != null) {
      taker.onComplete();
    }
  }

  /** The rest will never come. */
  void fail(Exception cause) {
    Subscriber<? super ByteBuffer> taker = over();
    if (taker != null) {
      taker.onError(cause);
    }
  }
}

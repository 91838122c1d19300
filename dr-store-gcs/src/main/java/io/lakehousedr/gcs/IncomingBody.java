package io.lakehousedr.gcs;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream whose reads end when the thread is interrupted and when nothing
 * comes for too long. Some pieces are fetched ahead. One thread reads.
 */
final class IncomingBody extends InputStream implements BodySubscriber<IncomingBody> {
  private static final int AHEAD = 16;

  private final Duration silence;
  private final Runnable whenClosed;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final ArrayDeque<ByteBuffer> current = new ArrayDeque<>();
  private volatile @Nullable Subscription subscription;
  private boolean ended;

  /** What comes in: pieces, or the end, with a failure or without. */
  private record Arrival(List<ByteBuffer> pieces, @Nullable Throwable failure) {
    boolean isEnd() {
      return pieces.isEmpty();
    }
  }

  /**
   * A body.
   *
   * @param silence how long nothing may come
   * @param whenClosed run when the connection is of no more use to this answer
   */
  IncomingBody(Duration silence, Runnable whenClosed) {
    this.silence = silence;
    this.whenClosed = whenClosed;
  }

  @Override
  public CompletionStage<IncomingBody> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(AHEAD);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    if (!pieces.isEmpty()) {
      arrivals.add(new Arrival(pieces, null));
    }
  }

  @Override
  public void onError(Throwable failure) {
    arrivals.add(new Arrival(List.of(), failure));
    whenClosed.run();
  }

  @Override
  public void onComplete() {
    arrivals.add(new Arrival(List.of(), null));
    whenClosed.run();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    ByteBuffer piece = piece();
    if (piece == null) {
      return -1;
    }
    int count = Math.min(length, piece.remaining());
    piece.get(target, offset, count);
    return count;
  }

  private @Nullable ByteBuffer piece() throws IOException {
    while (!current.isEmpty() && !current.element().hasRemaining()) {
      current.remove();
    }
    while (current.isEmpty() && !ended) {
      take(arrival());
    }
    return current.peek();
  }

  private void take(Arrival arrival) throws IOException {
    if (arrival.isEnd()) {
      ended = true;
      fail(arrival.failure());
      return;
    }
    arrival.pieces().stream().filter(ByteBuffer::hasRemaining).forEach(current::add);
    Subscription given = subscription;
    if (given != null) {
      given.request(1);
    }
  }

  private static void fail(@Nullable Throwable failure) throws IOException {
    if (failure != null) {
      throw failure instanceof IOException known ? known : new IOException(failure);
    }
  }

  private Arrival arrival() throws IOException {
    try {
      Arrival arrival = arrivals.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
      if (arrival != null) {
        return arrival;
      }
      close();
      throw new SocketTimeoutException("nothing came in " + silence);
    } catch (InterruptedException e) {
      close();
      throw JdkRequest.interrupted();
    }
  }

  @Override
  public void close() {
    Subscription given = subscription;
    if (given != null) {
      given.cancel();
    }
    whenClosed.run();
  }
}

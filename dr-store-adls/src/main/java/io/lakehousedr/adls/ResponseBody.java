package io.lakehousedr.adls;

import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body as a stream that asks for bytes as it is read, waits only so long for them, and
 * minds interrupts. One thread reads.
 */
final class ResponseBody extends InputStream implements BodySubscriber<InputStream> {
  private sealed interface Arrival {}

  private record Bytes(List<ByteBuffer> buffers) implements Arrival {}

  private record End(@Nullable Throwable failure) implements Arrival {}

  private final Duration patience;
  private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
  private final ArrayDeque<ByteBuffer> buffers = new ArrayDeque<>();
  private volatile boolean closed;
  private @Nullable End end;

  private ResponseBody(Duration patience) {
    this.patience = patience;
  }

  static BodyHandler<InputStream> within(Duration patience) {
    return head -> new ResponseBody(patience);
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscribed.complete(subscription);
    if (closed) {
      subscription.cancel();
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    arrivals.add(new Bytes(item));
  }

  @Override
  public void onError(Throwable throwable) {
    arrivals.add(new End(throwable));
  }

  @Override
  public void onComplete() {
    arrivals.add(new End(null));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Cancellation.check();
    if (length == 0) {
      return 0;
    }
    while (true) {
      ByteBuffer buffer = buffers.peek();
      if (buffer == null) {
        if (!arrive()) {
          return -1;
        }
      } else if (!buffer.hasRemaining()) {
        buffers.poll();
      } else {
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
      }
    }
  }

  private boolean arrive() throws IOException {
    if (end != null) {
      return ended(end);
    }
    Arrival arrival = next();
    if (arrival instanceof End last) {
      end = last;
      return ended(last);
    }
    buffers.addAll(((Bytes) arrival).buffers());
    subscribed.join().request(1);
    return true;
  }

  private static boolean ended(End end) throws IOException {
    if (end.failure() != null) {
      throw new IOException("the answer broke off: " + end.failure().getMessage(), end.failure());
    }
    return false;
  }

  private Arrival next() throws IOException {
    try {
      Arrival arrival = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (arrival == null) {
        close();
        throw new HttpTimeoutException("no bytes came within " + patience.toSeconds() + " s");
      }
      return arrival;
    } catch (InterruptedException e) {
      close();
      throw Cancellation.cancelled();
    }
  }

  /** Gives the connection up when there is more to come. */
  @Override
  public void close() {
    closed = true;
    if (end == null) {
      Flow.Subscription given = subscribed.getNow(null);
      if (given != null) {
        given.cancel();
      }
      end = new End(new IOException("closed"));
    }
    buffers.clear();
  }
}

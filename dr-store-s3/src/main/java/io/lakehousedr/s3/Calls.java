package io.lakehousedr.s3;

import io.lakehousedr.spi.support.Cancellation;
import io.lakehousedr.spi.support.CheckedStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes requests on threads of its own, for a thread that waits for a socket does not notice that
 * it is interrupted; the caller does, and leaves. The request that was left ends by itself: at the
 * request time-out at the latest, or when the connection breaks while it sends. Thread-safe.
 */
final class Calls implements AutoCloseable {
  /** How long a caller that leaves waits for its request to end. */
  private static final long GRACE_MILLIS = 400;

  private final ExecutorService workers;

  Calls(String name) {
    this.workers = Executors.newCachedThreadPool(work -> new Worker(work, name));
  }

  private static final class Worker extends Thread {
    Worker(Runnable work, String name) {
      super(work, name);
      setDaemon(true);
    }
  }

  /** The result of a request. */
  <T> T run(Supplier<T> request) {
    return run(request, () -> {});
  }

  /**
   * The result of a request.
   *
   * @param cancel what ends it sooner, when the caller is interrupted
   */
  <T> T run(Supplier<T> request, Runnable cancel) {
    Cancellation.check();
    if (Thread.currentThread() instanceof Worker) {
      return request.get();
    }
    return await(request, cancel, Future::get);
  }

  /**
   * The result of a request that sends {@code body}. It is left when the service takes nothing of
   * it any more: a socket's time-out does not hold for sending.
   *
   * @param silence for how long nothing may move, beyond what a socket waits for an answer
   * @param stuck what is thrown then; the body can no longer be sent to its end
   */
  <T> T send(
      Supplier<T> request, CheckedStream body, Duration silence, Supplier<RuntimeException> stuck) {
    Cancellation.check();
    return await(
        request,
        body::cancel,
        result -> {
          Silence since = new Silence(body, silence);
          while (!result.isDone() && !since.isTooLong()) {
            since.look(result);
          }
          if (!result.isDone()) {
            body.cancel();
            result.cancel(true);
            throw stuck.get();
          }
          return result.get();
        });
  }

  private interface Waiting<T> {
    T on(Future<T> result) throws InterruptedException, ExecutionException;
  }

  private <T> T await(Supplier<T> request, Runnable cancel, Waiting<T> waiting) {
    CountDownLatch ended = new CountDownLatch(1);
    Future<T> result = submit(ending(request, ended));
    try {
      return waiting.on(result);
    } catch (InterruptedException e) {
      cancel.run();
      result.cancel(true);
      throw left(ended);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** For how long nobody has come for the next bytes of a body. */
  private static final class Silence {
    private static final long LOOK_MILLIS = 100;

    private final CheckedStream body;
    private final long patience;
    private int pulse;
    private long began = System.nanoTime();

    Silence(CheckedStream body, Duration patience) {
      this.body = body;
      this.patience = patience.toNanos();
      this.pulse = body.pulse();
    }

    boolean isTooLong() {
      int now = body.pulse();
      if (now != pulse || now % 2 != 0) {
        pulse = now;
        began = System.nanoTime();
      }
      return System.nanoTime() - began > patience;
    }

    void look(Future<?> result) throws InterruptedException, ExecutionException {
      try {
        result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Not yet: whether that is too long is asked next.
        return;
      }
    }
  }

  private <T> Future<T> submit(Callable<T> work) {
    try {
      return workers.submit(work);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the store is closed", e);
    }
  }

  private static <T> Callable<T> ending(Supplier<T> request, CountDownLatch ended) {
    return () -> {
      try {
        return request.get();
      } finally {
        ended.countDown();
      }
    };
  }

  /** A request that ends while its caller waits has no effect after its caller's end. */
  private static RuntimeException left(CountDownLatch ended) {
    try {
      boolean unusedInTime = ended.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return Cancellation.cancelled();
    }
    return Cancellation.cancelled();
  }

  private static RuntimeException failure(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException known
        ? known
        : new IllegalStateException(e.getCause());
  }

  /** Does some work on each item, up to {@code width} at once; the first failure ends it. */
  <T> void each(List<T> items, int width, Consumer<T> work) {
    Queue<T> left = new ConcurrentLinkedQueue<>(items);
    List<Future<?>> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(width, items.size()); i++) {
      threads.add(submit(() -> drain(left, work)));
    }
    try {
      for (Future<?> thread : threads) {
        thread.get();
      }
    } catch (InterruptedException e) {
      throw Cancellation.cancelled();
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      left.clear();
      threads.forEach(thread -> thread.cancel(true));
    }
  }

  /** Work that nobody waits for, and whose failure changes nothing. */
  void later(Runnable work) {
    if (!workers.isShutdown()) {
      workers.execute(() -> tidily(work));
    }
  }

  private static void tidily(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // What it was to tidy up is found and tidied up later.
      return;
    }
  }

  private static <T> boolean drain(Queue<T> left, Consumer<T> work) {
    for (T item = left.poll(); item != null; item = left.poll()) {
      work.accept(item);
    }
    return left.isEmpty();
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}

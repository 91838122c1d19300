package io.lakehousedr.examples.adapter;

import io.lakehousedr.spi.support.Cancellation;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Does work on threads of its own that nobody interrupts: an interrupt would close the database's
 * file under everybody, and most drivers do not notice one. The caller notices, and leaves.
 * Thread-safe.
 */
final class Workers implements AutoCloseable {
  /** How long a caller who wants to leave waits for a commit under way. */
  private static final long GRACE_MILLIS = 500;

  private final ExecutorService threads = Executors.newCachedThreadPool(Worker::new);

  private static final class Worker extends Thread {
    Worker(Runnable work) {
      super(work, "dr-h2");
      setDaemon(true);
    }
  }

  /** Who was first: the caller who left, or the work that began to commit. */
  static final class Turn {
    private enum State {
      OPEN,
      LEFT,
      COMMITTING
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    /**
     * Goes on with the work.
     *
     * @throws CancellationException when nobody waits for it any more
     */
    void check() {
      if (state.get() == State.LEFT) {
        throw new CancellationException("cancelled");
      }
    }

    /** From now on the caller cannot leave it undone. */
    void beginCommit() {
      state.compareAndSet(State.OPEN, State.COMMITTING);
      check();
    }

    private boolean leave() {
      return state.compareAndSet(State.OPEN, State.LEFT);
    }
  }

  /** The result of some work. Content that a writer reads may come from this very store. */
  <T> T run(Function<Turn, T> work) {
    Cancellation.check();
    Turn turn = new Turn();
    if (Thread.currentThread() instanceof Worker) {
      return work.apply(turn);
    }
    Future<T> result = threads.submit(() -> work.apply(turn));
    try {
      return result.get();
    } catch (InterruptedException e) {
      throw left(turn, result);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** What had not begun to commit has no effect, now or later. */
  private static CancellationException left(Turn turn, Future<?> result) {
    if (!turn.leave()) {
      awaitEnd(result);
    }
    return Cancellation.cancelled();
  }

  private static void awaitEnd(Future<?> result) {
    try {
      result.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      // The caller leaves, however it ends.
      return;
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException known
        ? known
        : new IllegalStateException(e.getCause());
  }

  /** Lets those at work end. */
  @Override
  public void close() {
    threads.shutdown();
  }
}

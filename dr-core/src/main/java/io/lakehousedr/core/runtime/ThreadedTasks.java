package io.lakehousedr.core.runtime;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Work on daemon threads; each call has a limit of its own. */
final class ThreadedTasks implements Tasks {
  private final ExecutorService threads;

  ThreadedTasks(String name) {
    AtomicInteger count = new AtomicInteger();
    ThreadFactory factory =
        work -> {
          Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    this.threads = Executors.newCachedThreadPool(factory);
  }

  @Override
  public <T> void each(Stream<T> items, int limit, Consumer<? super T> work) {
    try (items) {
      this.<T>feed(
          consumer -> {
            for (Iterator<T> source = items.iterator(); source.hasNext(); ) {
              consumer.accept(source.next());
            }
          },
          limit,
          work);
    }
  }

  @Override
  public <T> void feed(Consumer<Consumer<T>> producer, int limit, Consumer<? super T> work) {
    Batch batch = new Batch(limit);
    try {
      producer.accept(item -> batch.start(() -> work.accept(item)));
    } catch (RuntimeException | Error e) {
      batch.fail(e);
    }
    batch.await();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** The work of one call. */
  private final class Batch {
    private final int limit;
    private final Semaphore room;
    private final Set<Thread> running = new HashSet<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Batch(int limit) {
      this.limit = limit;
      this.room = new Semaphore(limit);
    }

    /** Waits for room, then starts the work. */
    void start(Runnable work) {
      try {
        room.acquire();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("cancelled");
      }
      if (failure.get() != null) {
        room.release();
        throw new CancellationException("other work has failed");
      }
      threads.execute(() -> run(work));
    }

    private void run(Runnable work) {
      try {
        if (enter()) {
          work.run();
        }
      } catch (RuntimeException | Error e) {
        fail(e);
      } finally {
        leave();
        room.release();
      }
    }

    private synchronized boolean enter() {
      running.add(Thread.currentThread());
      return failure.get() == null;
    }

    /** After this no interrupt of this batch reaches the thread, which other work will use. */
    private synchronized void leave() {
      running.remove(Thread.currentThread());
      Thread.interrupted();
    }

    synchronized void fail(Throwable error) {
      if (failure.compareAndSet(null, error)) {
        running.forEach(Thread::interrupt);
      } else {
        suppress(error);
      }
    }

    private void suppress(Throwable error) {
      Throwable first = failure.get();
      if (first != null && first != error && !(error instanceof CancellationException)) {
        first.addSuppressed(error);
      }
    }

    /** Waits for all to end, interrupting it when the caller is interrupted. */
    void await() {
      boolean interrupted = Thread.interrupted();
      while (true) {
        try {
          room.acquire(limit);
          break;
        } catch (InterruptedException e) {
          interrupted = true;
          fail(new CancellationException("cancelled"));
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      rethrow();
    }

    private void rethrow() {
      Throwable error = failure.get();
      if (error instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (error instanceof Error fatal) {
        throw fatal;
      }
    }
  }
}

package io.lakehousedr.core.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs work beside other work, with a limit. Thread-safe. Interrupting the caller interrupts the
 * work and waits for it to end; the call then fails with {@link
 * java.util.concurrent.CancellationException}.
 */
public interface Tasks extends AutoCloseable {
  /**
   * Does {@code work} for every item, at most {@code limit} at once; items are drawn from the
   * stream on the caller's thread, only as work gets room for them. The first failure interrupts
   * what runs, draws no more, and is thrown when all has ended; later ones are suppressed in it.
   */
  <T> void each(Stream<T> items, int limit, Consumer<? super T> work);

  /**
   * As {@link #each}, for items that are pushed: {@code producer} is called on the caller's thread
   * with a consumer that waits until there is room. The consumer throws {@link
   * java.util.concurrent.CancellationException} once something has failed.
   */
  <T> void feed(Consumer<Consumer<T>> producer, int limit, Consumer<? super T> work);

  /** The results of {@code work} in its order; fails as {@link #each}. */
  default <R> List<R> all(List<? extends Callable<? extends R>> work, int limit) {
    List<R> results = new ArrayList<>();
    for (int i = 0; i < work.size(); i++) {
      results.add(null);
    }
    each(
        Stream.iterate(0, i -> i < work.size(), i -> i + 1),
        limit,
        i -> {
          R result = Unchecked.call(work.get(i));
          synchronized (results) {
            results.set(i, result);
          }
        });
    return results;
  }

  /** Ends the threads; work still running is interrupted. Idempotent. */
  @Override
  void close();

  /** All work on the caller's thread, one item after another: for simulations. */
  static Tasks sequential() {
    return new SequentialTasks();
  }

  /** Work on threads of a pool that grows as needed. */
  static Tasks threaded(String name) {
    return new ThreadedTasks(name);
  }
}

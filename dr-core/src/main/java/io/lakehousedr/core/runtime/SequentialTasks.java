package io.lakehousedr.core.runtime;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One item after another, on the caller's thread. */
final class SequentialTasks implements Tasks {
  @Override
  public <T> void each(Stream<T> items, int limit, Consumer<? super T> work) {
    try (items) {
      feed(items::forEachOrdered, limit, work);
    }
  }

  @Override
  public <T> void feed(Consumer<Consumer<T>> producer, int limit, Consumer<? super T> work) {
    producer.accept(
        item -> {
          if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("cancelled");
          }
          work.accept(item);
        });
  }

  @Override
  public void close() {}
}

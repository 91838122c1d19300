package io.lakehousedr.core.hadoop;

import io.delta.kernel.utils.CloseableIterator;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Kernel's iterators as streams. */
final class Streams {
  private Streams() {}

  /** The items; failures are translated, closing the stream closes the iterator. */
  static <T> Stream<T> of(String where, CloseableIterator<T> items) {
    Iterator<T> translated =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return Failures.call(where, items::hasNext);
          }

          @Override
          public T next() {
            return Failures.call(where, items::next);
          }
        };
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(translated, Spliterator.ORDERED), false)
        .onClose(() -> close(where, items));
  }

  private static void close(String where, CloseableIterator<?> items) {
    Failures.call(
        where,
        () -> {
          items.close();
          return true;
        });
  }
}

package io.lakehousedr.core.hadoop;

import io.delta.kernel.utils.CloseableIterator;
import java.util.Iterator;
import java.util.stream.Stream;

/** A stream, to Kernel. */
final class KernelIterator<T> implements CloseableIterator<T> {
  private final Stream<T> stream;
  private final Iterator<T> items;

  KernelIterator(Stream<T> stream) {
    this.stream = stream;
    this.items = stream.iterator();
  }

  @Override
  public boolean hasNext() {
    return items.hasNext();
  }

  @Override
  public T next() {
    return items.next();
  }

  @Override
  public void close() {
    stream.close();
  }
}

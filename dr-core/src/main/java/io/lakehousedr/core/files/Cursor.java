package io.lakehousedr.core.files;

import io.lakehousedr.model.ObjectPath;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through values that are sorted by path, beside others. For one thread. */
final class Cursor<T> implements AutoCloseable {
  private final Stream<T> stream;
  private final Iterator<T> values;
  private final Function<T, ObjectPath> path;
  private @Nullable T head;

  Cursor(Stream<T> stream, Function<T, ObjectPath> path) {
    this.stream = stream;
    this.values = stream.iterator();
    this.path = path;
    advance();
  }

  private void advance() {
    head = values.hasNext() ? values.next() : null;
  }

  /** The path that is next; empty at the end. */
  Optional<ObjectPath> next() {
    return Optional.ofNullable(head).map(path);
  }

  /** The value of that path, if it is there; everything before it is passed over. */
  Optional<T> take(ObjectPath wanted) {
    while (head != null && path.apply(head).compareTo(wanted) < 0) {
      advance();
    }
    if (head == null || !path.apply(head).equals(wanted)) {
      return Optional.empty();
    }
    Optional<T> found = Optional.of(head);
    advance();
    return found;
  }

  @Override
  public void close() {
    stream.close();
  }
}

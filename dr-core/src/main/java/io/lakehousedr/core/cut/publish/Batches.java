package io.lakehousedr.core.cut.publish;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Effects in the order of their manifest, those together that may be carried out side by side:
 * files that appear, or files that go. A commit is always alone.
 */
final class Batches implements Iterator<List<Effect>> {
  private static final int LARGEST = 256;

  private final Iterator<Effect> effects;
  private @Nullable Effect head;

  Batches(Stream<Effect> effects) {
    this.effects = effects.iterator();
    advance();
  }

  private void advance() {
    head = effects.hasNext() ? effects.next() : null;
  }

  @Override
  public boolean hasNext() {
    return head != null;
  }

  @Override
  public List<Effect> next() {
    if (head == null) {
      throw new NoSuchElementException("no effect is left");
    }
    List<Effect> batch = new ArrayList<>();
    do {
      batch.add(head);
      advance();
    } while (head != null && batch.size() < LARGEST && besides(batch.get(0), head));
    return batch;
  }

  private static boolean besides(Effect first, Effect next) {
    return first.getClass() == next.getClass()
        && (next instanceof Effect.PutFile || next instanceof Effect.Drop);
  }
}

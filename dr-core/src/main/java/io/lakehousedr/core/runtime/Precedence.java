package io.lakehousedr.core.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Items in an order of preference, each of which is handed out only when those that it waits for
 * have ended. Drawn on one thread, for {@link Tasks#each}; ended on any.
 *
 * @param <T> items, no two of them equal
 */
public final class Precedence<T> implements Iterator<T> {
  private final List<T> waiting;
  private final BiPredicate<? super T, ? super T> waitsFor;
  private final Set<T> unended;
  private boolean abandoned;
  private int running;

  /**
   * Nothing has begun.
   *
   * @param items the preferred ones first
   * @param waitsFor whether the first waits for the second; never in a circle
   */
  public Precedence(List<T> items, BiPredicate<? super T, ? super T> waitsFor) {
    this.waiting = new ArrayList<>(items);
    this.unended = new HashSet<>(items);
    this.waitsFor = waitsFor;
  }

  /** The items in the order in which they are handed out; drawing one waits until it is free. */
  public Stream<T> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
  }

  /** Does {@code work} on an item that was handed out; when it fails no other is handed out. */
  public void run(T item, Runnable work) {
    try {
      work.run();
      end(item);
    } catch (RuntimeException | Error e) {
      abandon();
      throw e;
    }
  }

  private synchronized void end(T item) {
    unended.remove(item);
    running--;
    notifyAll();
  }

  private synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  /**
   * Waits until an item is free, or none is left.
   *
   * @throws CancellationException when interrupted; the flag stays set
   */
  @Override
  public synchronized boolean hasNext() {
    try {
      while (mustWait()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("cancelled while waiting");
    }
    return !abandoned && !waiting.isEmpty();
  }

  private boolean mustWait() {
    boolean none = !waiting.isEmpty() && waiting.stream().noneMatch(this::isFree);
    if (none && running == 0) {
      throw new IllegalStateException("these wait for each other: " + waiting);
    }
    return none && !abandoned;
  }

  private boolean isFree(T item) {
    return unended.stream().noneMatch(other -> waitsFor.test(item, other));
  }

  @Override
  public synchronized T next() {
    T item =
        waiting.stream().filter(this::isFree).findFirst().orElseThrow(NoSuchElementException::new);
    waiting.remove(item);
    running++;
    return item;
  }
}

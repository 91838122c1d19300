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
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Items in an order of preference, each of which is handed out only when those that it waits for
 * have ended. Drawn on one thread, for {@link Tasks#each}; ended on any.
 *
 * @param <T> items, with equality
 */
public final class Precedence<T> implements Iterator<T> {
  private final List<T> waiting;
  private final Function<? super T, Set<T>> before;
  private final Set<T> unended;
  private boolean abandoned;
  private int running;

  /**
   * Nothing has begun.
   *
   * @param items the preferred ones first
   * @param before what an item waits for; what is not among the items is not waited for
   */
  public Precedence(List<T> items, Function<? super T, Set<T>> before) {
    this.waiting = new ArrayList<>(items);
    this.unended = new HashSet<>(items);
    this.before = before;
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
    while (!abandoned && !waiting.isEmpty() && waiting.stream().noneMatch(this::isFree)) {
      if (running == 0) {
        throw new IllegalStateException("these wait for each other: " + waiting);
      }
      pause();
    }
    return !abandoned && !waiting.isEmpty();
  }

  private void pause() {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("cancelled while waiting");
    }
  }

  private boolean isFree(T item) {
    return before.apply(item).stream().noneMatch(unended::contains);
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

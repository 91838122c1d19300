package io.lakehousedr.core.throttle;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How many files may be under way at once: in a group, in its source's region, in its target's. A
 * file takes a place in each for as long as its bytes move, whatever requests that needs, so that
 * no request waits for a place that its own file holds. Places are taken in that order and nobody
 * who holds one waits for an earlier kind, so that no two wait for each other; within a kind, who
 * comes first is served first. A file within a file is not allowed. Thread-safe.
 */
public final class Lanes {
  /** No limit, at no cost. */
  public static final Lanes OPEN = new Lanes(List.of());

  private final List<Semaphore> places;

  private Lanes(List<Semaphore> places) {
    this.places = places;
  }

  static Lanes of(Optional<Integer> files) {
    return files.map(most -> new Lanes(List.of(new Semaphore(most, true)))).orElse(OPEN);
  }

  /**
   * These, and then {@code later}: who holds a place in these waits for those, never the reverse.
   */
  public Lanes then(Lanes later) {
    return new Lanes(Stream.concat(places.stream(), later.places.stream()).toList());
  }

  /**
   * Moves a file when there is a place for it.
   *
   * @throws CancellationException when the thread is interrupted while it waits
   */
  public <R> R pass(Supplier<R> file) {
    return pass(0, file);
  }

  private <R> R pass(int taken, Supplier<R> file) {
    if (taken == places.size()) {
      return file.get();
    }
    Semaphore next = places.get(taken);
    acquire(next);
    try {
      return pass(taken + 1, file);
    } finally {
      next.release();
    }
  }

  private static void acquire(Semaphore place) {
    try {
      place.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("cancelled while waiting for other files");
    }
  }
}

package io.lakehousedr.core.throttle;

import java.util.List;
import java.util.stream.Stream;

/** The buckets that the same amount is taken from, one after another. Thread-safe. */
record Meter(List<Bucket> buckets) {
  /** Counts nothing. */
  static final Meter NONE = new Meter(List.of());

  /** Copies the list; a bucket that is named twice is one. */
  Meter {
    buckets = buckets.stream().distinct().toList();
  }

  /** All buckets of both. */
  Meter and(Meter other) {
    return other.isIdle()
        ? this
        : new Meter(Stream.concat(buckets.stream(), other.buckets.stream()).toList());
  }

  boolean isIdle() {
    return buckets.isEmpty();
  }

  /**
   * Returns when {@code amount} may pass all buckets.
   *
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   */
  void take(long amount) {
    for (Bucket bucket : buckets) {
      bucket.take(amount);
    }
  }

  /** What passes all of them in one go: the worth of a second, and at least 1. */
  long piece() {
    return buckets.stream().mapToLong(Bucket::piece).min().orElse(Long.MAX_VALUE);
  }
}

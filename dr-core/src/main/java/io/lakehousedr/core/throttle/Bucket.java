package io.lakehousedr.core.throttle;

import io.lakehousedr.core.runtime.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;

/**
 * So many a second, after at most a second's worth at once. Who comes first is served first: each
 * books its place and sleeps until it is due, so that nobody polls and nobody is overtaken. A large
 * amount is taken in pieces of a second, between which others get their turn. Thread-safe.
 */
final class Bucket {
  private static final double NANOS = 1e9;

  private final Clock clock;
  private double rate;
  private double left;
  private Instant filled;

  /**
   * A full bucket.
   *
   * @param rate a second, more than 0; {@code POSITIVE_INFINITY} for no limit
   */
  Bucket(double rate, Clock clock) {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("a rate is more than 0, not " + rate);
    }
    this.clock = clock;
    this.rate = rate;
    this.left = rate;
    this.filled = clock.instant();
  }

  /**
   * Returns when {@code amount} may pass.
   *
   * @throws CancellationException when the thread is interrupted; what it had booked is given back
   */
  void take(long amount) {
    for (long rest = amount; rest > 0; ) {
      long piece = Math.min(rest, piece());
      await(book(piece), piece);
      rest -= piece;
    }
  }

  private void await(Duration wait, long piece) {
    if (wait.isZero()) {
      return;
    }
    try {
      clock.sleep(wait);
    } catch (CancellationException e) {
      giveBack(piece);
      throw e;
    }
  }

  /** What can be taken in one go: the worth of a second. */
  synchronized long piece() {
    return Math.max(1, (long) Math.min(rate, Integer.MAX_VALUE));
  }

  private synchronized Duration book(long amount) {
    if (Double.isInfinite(rate)) {
      return Duration.ZERO;
    }
    fill();
    left -= amount;
    return left >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-left / rate * NANOS));
  }

  private synchronized void giveBack(long amount) {
    left = Math.min(rate, left + amount);
  }

  /** From now on that many a second; who has booked keeps the place. */
  synchronized void rate(double changed) {
    fill();
    boolean limited = !Double.isInfinite(rate);
    rate = changed;
    left = limited ? Math.min(left, changed) : 0;
  }

  synchronized double rate() {
    return rate;
  }

  /** A clock that is set back fills nothing, one that is set forward a second's worth. */
  private void fill() {
    Instant now = clock.instant();
    double seconds =
        Double.isInfinite(rate) ? 1 : Math.max(0, Duration.between(filled, now).toNanos() / NANOS);
    left = Math.min(rate, left + rate * seconds);
    filled = now;
  }
}

package io.lakehousedr.core.throttle;

import io.lakehousedr.core.runtime.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many requests a second a service takes, learned from its refusals: half of what was sent when
 * it asks to slow down, a little more with each second of peace, until it is far beyond where it
 * fell first. It paces requests and does not count those under way: a write whose content is read
 * from the same region makes a request within a request, which would wait for itself. Thread-safe.
 */
final class AdaptiveRate {
  private static final double LEAST = 1;
  private static final double RISE = 0.05;

  /** A service that refuses the first few requests is busy with others, and is given time too. */
  private static final double LEAST_PEAK = 10;

  /** What was in flight when the rate fell is refused too; that is no reason to fall again. */
  private static final Duration DEAF = Duration.ofSeconds(1);

  private final Clock clock;
  private final double most;
  private double rate;
  private double peak;
  private Instant fell;
  private Instant changed;
  private Instant second;
  private long sent;
  private long sentBefore;

  /**
   * Begins at {@code most}.
   *
   * @param most requests a second, {@code POSITIVE_INFINITY} for no limit
   */
  AdaptiveRate(double most, Clock clock) {
    this.clock = clock;
    this.most = most;
    this.rate = most;
    this.peak = most;
    this.second = clock.instant();
    this.fell = second;
    this.changed = second;
  }

  /** A request is about to be sent; the rate that holds for it. */
  synchronized double send() {
    Instant now = clock.instant();
    count(now);
    if (rate < most) {
      rise(now);
    }
    return rate;
  }

  private void count(Instant now) {
    long millis = Duration.between(second, now).toMillis();
    if (millis >= 1000 || millis < 0) {
      sentBefore = millis < 2000 ? sent : 0;
      sent = 0;
      second = now;
    }
    sent++;
  }

  private void rise(Instant now) {
    long seconds = Duration.between(changed, now).toSeconds();
    if (seconds < 0) {
      changed = now;
    } else if (seconds > 0) {
      rate = Math.max(rate + seconds * LEAST, rate * Math.pow(1 + RISE, (double) seconds));
      changed = now;
    }
    if (rate >= Math.min(most, 2 * peak)) {
      rate = most;
    }
  }

  /**
   * The service asked to slow down.
   *
   * @return whether the rate fell
   */
  synchronized boolean slow() {
    Instant now = clock.instant();
    if (Duration.between(fell, now).abs().compareTo(DEAF) < 0 && rate < most) {
      return false;
    }
    double reached = Math.min(rate, (double) Math.max(sent, sentBefore));
    peak = rate < most ? peak : Math.max(LEAST_PEAK, reached);
    rate = Math.max(LEAST, reached / 2);
    fell = now;
    changed = now;
    return true;
  }

  synchronized double rate() {
    return rate;
  }
}

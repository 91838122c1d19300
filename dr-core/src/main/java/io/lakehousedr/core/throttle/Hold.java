package io.lakehousedr.core.throttle;

import io.lakehousedr.core.runtime.Clock;
import java.time.Duration;
import java.time.Instant;

/** A pause that a service asked for, for all requests to it. Thread-safe. */
final class Hold {
  /**
   * The longest: a service that wants more may mean the one object that was asked for, and the
   * request to that one waits as long as it was told anyway.
   */
  static final Duration LONGEST = Duration.ofMinutes(1);

  private final Clock clock;
  private volatile Instant end = Instant.MIN;

  Hold(Clock clock) {
    this.clock = clock;
  }

  /** The service wants to be left alone for that long. */
  synchronized void begin(Duration asked) {
    Instant wanted = clock.instant().plus(asked.compareTo(LONGEST) < 0 ? asked : LONGEST);
    if (wanted.isAfter(end)) {
      end = wanted;
    }
  }

  /**
   * Returns when it is over; a clock that is set back meanwhile makes it no longer.
   *
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   */
  void await() {
    if (end.equals(Instant.MIN)) {
      return;
    }
    Duration left = Duration.between(clock.instant(), end);
    if (!left.isNegative() && !left.isZero()) {
      clock.sleep(left.compareTo(LONGEST) < 0 ? left : LONGEST);
    }
  }
}

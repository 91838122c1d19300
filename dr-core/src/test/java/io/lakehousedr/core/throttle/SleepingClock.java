package io.lakehousedr.core.throttle;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.testkit.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;

/** A clock that only sleeping, or the test, moves. */
final class SleepingClock implements Clock {
  final TestTime time = new TestTime();
  private Duration slept = Duration.ZERO;
  private boolean stands;

  /** Sleeping costs no time any more, as if all slept at once. */
  void stand() {
    stands = true;
  }

  Duration slept() {
    return slept;
  }

  @Override
  public Instant instant() {
    return time.instant();
  }

  @Override
  public void sleep(Duration duration) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("cancelled while waiting");
    }
    slept = slept.plus(duration);
    if (!stands) {
      time.advance(duration);
    }
  }
}

package io.lakehousedr.core.control;

import io.lakehousedr.core.runtime.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands until it is moved; sleeping moves it. */
final class ManualClock implements Clock {
  private Instant now;

  ManualClock(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    now = now.plus(duration);
  }
}

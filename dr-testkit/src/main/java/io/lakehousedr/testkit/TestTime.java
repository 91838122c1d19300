package io.lakehousedr.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that stands still until the test moves it, in either direction. Thread-safe. */
public final class TestTime implements InstantSource {
  private Instant now;

  /** Stands at 2030-01-01T00:00:00Z. */
  public TestTime() {
    this(Instant.parse("2030-01-01T00:00:00Z"));
  }

  /** Stands at {@code start}. */
  public TestTime(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /**
   * Moves on, or back when {@code by} is negative.
   *
   * @return the new time
   */
  public synchronized Instant advance(Duration by) {
    now = now.plus(by);
    return now;
  }

  /** Moves to {@code instant}. */
  public synchronized void set(Instant instant) {
    now = instant;
  }
}

package io.lakehousedr.core.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;

/** The engine's time. Thread-safe. */
public interface Clock extends InstantSource {
  /**
   * Waits.
   *
   * @throws CancellationException when the thread is interrupted; the flag stays set
   */
  void sleep(Duration duration);

  /** The machine's clock. */
  static Clock system() {
    return new Clock() {
      @Override
      public Instant instant() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration duration) {
        try {
          Thread.sleep(Math.max(0, duration.toMillis()));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new CancellationException("cancelled while waiting");
        }
      }
    };
  }
}

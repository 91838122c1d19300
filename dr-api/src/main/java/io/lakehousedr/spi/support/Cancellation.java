package io.lakehousedr.spi.support;

import java.util.concurrent.CancellationException;

/** How stores notice an interrupt. */
public final class Cancellation {
  private Cancellation() {}

  /**
   * Returns when the thread is not interrupted.
   *
   * @throws CancellationException when it is; the flag stays set
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw cancelled();
    }
  }

  /** Sets the flag again, which some calls clear, and gives the exception to throw. */
  public static CancellationException cancelled() {
    Thread.currentThread().interrupt();
    return new CancellationException("cancelled");
  }
}

package io.lakehousedr.testkit;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A place where an operation stands still until the test lets it go. Thread-safe. */
public final class PausePoint {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /** Nothing has come here yet. */
  public PausePoint() {}

  /**
   * Waits until an operation stands here.
   *
   * @throws AssertionError when none came within {@code patience}
   */
  public void awaitReached(Duration patience) {
    try {
      if (!reached.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("no operation came to the pause point within " + patience);
      }
    } catch (InterruptedException e) {
      throw cancelled();
    }
  }

  /** As {@link #awaitReached(Duration)}, for 30 seconds. */
  public void awaitReached() {
    awaitReached(Duration.ofSeconds(30));
  }

  /** Whether an operation has come here. */
  public boolean reached() {
    return reached.getCount() == 0;
  }

  /** Lets what stands here go, and whatever comes later pass. Idempotent. */
  public void release() {
    released.countDown();
  }

  /** Stands here; ends with a CancellationException when the thread is interrupted. */
  void pass() {
    reached.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw cancelled();
    }
  }

  private static CancellationException cancelled() {
    Thread.currentThread().interrupt();
    return new CancellationException("cancelled at a pause point");
  }
}

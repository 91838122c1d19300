package io.lakehousedr.testkit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How work ended that was interrupted.
 *
 * @param thrown what it threw, if anything
 * @param flag whether the interrupt flag was set at its end
 * @param took from the interrupt to the end
 */
record Interrupted(@Nullable Throwable thrown, boolean flag, Duration took) {
  /** Interrupts work after some milliseconds, and waits for its end, at most a minute. */
  static Interrupted after(Runnable work, long millis) {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Throwable e) {
                thrown.set(e);
              }
              flag.set(Thread.currentThread().isInterrupted());
            });
    try {
      thread.start();
      Thread.sleep(millis);
      long start = System.nanoTime();
      thread.interrupt();
      thread.join(60_000);
      return new Interrupted(thrown.get(), flag.get(), Duration.ofNanos(System.nanoTime() - start));
    } catch (InterruptedException e) {
      throw new AssertionError("the test itself was interrupted", e);
    }
  }
}

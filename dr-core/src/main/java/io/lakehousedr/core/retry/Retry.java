package io.lakehousedr.core.retry;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Repeats what failed and may be repeated, with back-off and jitter. What must be stopped or
 * reconciled is thrown at once. Thread-safe.
 */
public final class Retry {
  private final Limits limits;
  private final Clock clock;
  private final Ids ids;

  /**
   * How often and how long.
   *
   * @param tries all in all, at least 1
   * @param first wait, before jitter
   * @param longest wait, before jitter
   */
  public record Limits(int tries, Duration first, Duration longest) {
    /** Five tries within about a quarter of a minute. */
    public static final Limits USUAL =
        new Limits(5, Duration.ofMillis(200), Duration.ofSeconds(10));

    /** Refuses no try at all. */
    public Limits {
      if (tries < 1) {
        throw new IllegalArgumentException("at least one try, not " + tries);
      }
    }
  }

  /** Retries within {@code limits}. */
  public Retry(Limits limits, Clock clock, Ids ids) {
    this.limits = limits;
    this.clock = clock;
    this.ids = ids;
  }

  /** The result of {@code work}, or its last failure. */
  public <R> R call(Supplier<R> work) {
    for (int tried = 1; ; tried++) {
      try {
        return work.get();
      } catch (DrException e) {
        if (!mayRepeat(e, tried)) {
          throw e;
        }
        pause(e, tried);
      }
    }
  }

  /** Whether a failure may be followed by another try, after {@code tried} of them. */
  boolean mayRepeat(DrException e, int tried) {
    return e.kind().recourse() == ErrorKind.Recourse.RETRY && tried < limits.tries();
  }

  /** Waits as long as the service asked, or twice as long each time with half of it by chance. */
  void pause(DrException e, int tried) {
    double doubled = (double) limits.first().toMillis() * Math.pow(2, Math.min(30, tried - 1));
    double millis =
        Math.min((double) limits.longest().toMillis(), doubled) * (0.5 + ids.jitter() / 2);
    Duration own = Duration.ofMillis((long) millis);
    Duration asked = e.retryAfter().orElse(own);
    clock.sleep(asked.compareTo(own) > 0 ? asked : own);
  }
}

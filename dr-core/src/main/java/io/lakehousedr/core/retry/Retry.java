package io.lakehousedr.core.retry;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
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

    /** The first try of a whole sync and {@code more}, which wait longer than requests do. */
    public static Limits ofSyncs(int more) {
      return new Limits(1 + more, Duration.ofSeconds(5), Duration.ofMinutes(5));
    }

    /** Refuses no try at all. */
    public Limits {
      if (tries < 1) {
        throw new IllegalArgumentException("at least one try, not " + tries);
      }
    }
  }

  /** This one within other limits. */
  public Retry within(Limits other) {
    return new Retry(other, clock, ids);
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

  /** What came of work that was tried {@code tries} times. */
  public record Tried<R>(R result, int tries) {}

  /** Is told before a wait. */
  public interface Listener<R> {
    /**
     * A try failed and another one follows.
     *
     * @param result of the try
     * @param tried how many there have been
     * @param pause how long is waited now
     */
    void again(R result, DrException failure, int tried, Duration pause);
  }

  /**
   * Does work that ends with a result also when it fails, until nothing is wanting that may pass.
   *
   * @param work is done from the beginning each time
   * @param wanting the failure in a result, or empty when the result is good
   * @throws java.util.concurrent.CancellationException when interrupted while it waits
   */
  public <R> Tried<R> repeat(
      Supplier<R> work, Function<R, Optional<DrException>> wanting, Listener<R> listener) {
    for (int tried = 1; ; tried++) {
      R result = work.get();
      Optional<DrException> failure = wanting.apply(result).filter(Retry::mayPass);
      if (failure.isEmpty() || tried >= limits.tries()) {
        return new Tried<>(result, tried);
      }
      Duration pause = wait(failure.get(), tried);
      listener.again(result, failure.get(), tried, pause);
      clock.sleep(pause);
    }
  }

  /**
   * Whether work that begins anew may find it passed: it looks at what is there before it does
   * anything, so an unknown outcome is settled by it.
   */
  public static boolean mayPass(DrException e) {
    return e.kind().recourse() != ErrorKind.Recourse.STOP;
  }

  /** Whether a failure may be followed by another try, after {@code tried} of them. */
  boolean mayRepeat(DrException e, int tried) {
    return e.kind().recourse() == ErrorKind.Recourse.RETRY && tried < limits.tries();
  }

  void pause(DrException e, int tried) {
    clock.sleep(wait(e, tried));
  }

  /** As long as the service asked, or twice as long each time with half of it by chance. */
  private Duration wait(DrException e, int tried) {
    double doubled = (double) limits.first().toMillis() * Math.pow(2, Math.min(30, tried - 1));
    double millis =
        Math.min((double) limits.longest().toMillis(), doubled) * (0.5 + ids.jitter() / 2);
    Duration own = Duration.ofMillis((long) millis);
    Duration asked = e.retryAfter().orElse(own);
    return asked.compareTo(own) > 0 ? asked : own;
  }
}

package io.lakehousedr.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast a run has copied: measured, never computed from a configuration.
 *
 * @param bytes it copied; more than 0
 * @param took from its first member to its last file; more than nothing
 * @param measured when
 */
public record Rate(long bytes, Duration took, Instant measured) {
  private static final Duration LEAST = Duration.ofMillis(1);

  /** Refuses a rate of nothing. */
  public Rate {
    if (bytes <= 0 || took.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(bytes + " bytes in " + took + " say nothing of a rate");
    }
  }

  /** How long so many bytes would take. */
  public Duration timeFor(long wanted) {
    return Duration.ofMillis(Math.round((double) wanted / bytes * took.toMillis()));
  }

  /** Bytes in a second. */
  public long perSecond() {
    return Math.round((double) bytes / took.toMillis() * Duration.ofSeconds(1).toMillis());
  }
}

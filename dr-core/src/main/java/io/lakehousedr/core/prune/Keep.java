package io.lakehousedr.core.prune;

import java.time.Duration;

/**
 * Which cuts are retained: those that either rule keeps, and always the current one.
 *
 * @param cuts the newest so many, at least 1
 * @param age those of the last so much time
 * @param grace how long files are spared that no record has named; it saves work, it is not safety
 */
public record Keep(int cuts, Duration age, Duration grace) {
  /** Seven cuts, seven days, seven days of grace. */
  public static final Keep USUAL = new Keep(7, Duration.ofDays(7), Duration.ofDays(7));

  /** Refuses to keep nothing. */
  public Keep {
    if (cuts < 1 || age.isNegative() || grace.isNegative()) {
      throw new IllegalArgumentException("at least the current cut is retained");
    }
  }
}

package io.lakehousedr.report;

import io.lakehousedr.model.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A run of a group as the secondary remembers it.
 *
 * @param run its id
 * @param kind of run
 * @param began when it had its first member in hand
 * @param seen when it gave its last sign of life
 * @param copiedBytes until then
 * @param end how it ended; empty when it is under way, or died
 */
public record PastRun(
    RunId run, Kind kind, Instant began, Instant seen, long copiedBytes, Optional<End> end) {
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /** Whether it gave a sign of life lately; a run that copies one huge file gives none. */
  public boolean isAlive(Instant now) {
    return end.isEmpty() && seen.plus(SILENCE).isAfter(now);
  }

  /** What a run does. */
  public enum Kind {
    /** It makes a new cut. */
    SYNC,
    /** It completes a cut. */
    RECOVER,
    /** It deletes. */
    PRUNE
  }

  /** How a run ended. */
  public enum Result {
    SUCCEEDED,
    SKIPPED,
    FAILED,
    UNKNOWN
  }

  /**
   * A run's end.
   *
   * @param result in one word
   * @param reason with its code, where it did not succeed
   * @param failures code and message of members that are not in the cut, by name
   */
  public record End(Result result, Optional<String> reason, Map<String, String> failures) {
    /** Copies the map. */
    public End {
      failures = Map.copyOf(failures);
    }
  }
}

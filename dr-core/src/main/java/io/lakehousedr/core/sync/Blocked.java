package io.lakehousedr.core.sync;

import io.lakehousedr.core.retry.Retry;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The failure of a group that a member holds back. It is of a kind that may be tried again when all
 * that blocks may pass by itself.
 */
final class Blocked {
  private Blocked() {}

  /** Whether a run that starts anew may find it mended. */
  static boolean passes(DrException e) {
    return e.problem() == Problem.TABLE_FILE_MISSING
        || e.problem() == Problem.TABLE_RETENTION
        || e.problem() == Problem.FILES_CHANGED;
  }

  /** A copy that the source's clean-up overtook says how long it took. */
  static DrException after(Duration took, DrException e) {
    if (e.problem() != Problem.TABLE_RETENTION) {
      return e;
    }
    String time = took.truncatedTo(ChronoUnit.SECONDS).toString().substring(2);
    return new DrException(
        e.problem(),
        e.message()
            + ", the copy took "
            + time.toLowerCase(Locale.ROOT)
            + ". "
            + Problem.TABLE_RETENTION.remedy(),
        e);
  }

  /** One blocking failure keeps its own problem, so that a later try can tell what it was. */
  static DrException because(String group, List<DrException> causes) {
    if (causes.stream().allMatch(Blocked::passes)) {
      return causes.get(0).in("group " + group);
    }
    DrException first = causes.get(0);
    String all =
        causes.stream()
            .map(cause -> cause.problem().code() + " " + cause.message())
            .collect(Collectors.joining("; "));
    DrException blocked =
        new DrException(
            Problem.CUT_BLOCKED,
            "group "
                + group
                + " stays at its last cut, because a group moves as one: "
                + all
                + ". Mend it, or quarantine the table by name and reason",
            first);
    return worst(causes).map(worst -> like(blocked, worst)).orElse(blocked);
  }

  /**
   * The cause that decides when all of them may pass by themselves: one whose outcome must be
   * looked at first, else one that asks to slow down. One that has to be mended blocks for good.
   */
  private static Optional<DrException> worst(List<DrException> causes) {
    return causes.stream().anyMatch(cause -> !Retry.mayPass(cause))
        ? Optional.empty()
        : causes.stream()
            .max(
                Comparator.comparing((DrException cause) -> urgency(cause.kind()))
                    .thenComparing(cause -> cause.retryAfter().orElse(Duration.ZERO)));
  }

  private static int urgency(ErrorKind kind) {
    return List.of(ErrorKind.UNAVAILABLE, ErrorKind.THROTTLED, ErrorKind.OUTCOME_UNKNOWN)
        .indexOf(kind);
  }

  private static DrException like(DrException blocked, DrException cause) {
    DrException passing = blocked.as(cause.kind());
    return cause.retryAfter().map(passing::retryAfter).orElse(passing);
  }
}

package io.lakehousedr.cli.view;

import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.PastRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Runs as sentences. */
final class RunText {
  private RunText() {}

  /** A run that has not ended: whether it lives can only be guessed by its last sign. */
  static String underWay(PastRun run, Instant now) {
    String sign = Times.duration(Duration.between(run.seen(), now)) + " ago";
    return began(run, now)
        + ", "
        + Amounts.bytes(run.copiedBytes())
        + " copied, last sign of life "
        + sign
        + (run.isAlive(now) ? "" : ": it may have died; the next sync goes on from it");
  }

  /** One of a group's last runs, and what it said of a member. */
  static String of(PastRun run, GroupStatus group, String member, Instant now) {
    if (group.running().equals(Optional.of(run))) {
      return underWay(run, now);
    }
    return began(run, now)
        + ", "
        + run.end().map(end -> ended(end, member)).orElse("never said that it ended");
  }

  private static String began(PastRun run, Instant now) {
    return Words.of(run.kind()) + " " + run.run() + " at " + Times.clock(run.began(), now);
  }

  private static String ended(PastRun.End end, String member) {
    Optional<String> own = Optional.ofNullable(end.failures().get(member));
    return end.result().name().toLowerCase(Locale.ROOT)
        + own.map(why -> " without it: " + why)
            .or(() -> end.reason().map(why -> ": " + why))
            .orElse("");
  }
}

package io.lakehousedr.cli.view;

import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Mark;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.GroupStatus.Readiness;
import io.lakehousedr.report.PastRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * One group as status shows it.
 *
 * @param status of the group
 * @param now the time it is shown
 */
record StatusRow(GroupStatus status, Instant now) {
  /** Older information is stale. */
  static final Duration FRESH = Duration.ofMinutes(1);

  static final Mark READY = new Mark("=", Tone.GOOD);
  static final Mark UNPROTECTED = new Mark("-", Tone.WARNING);
  static final Mark UNKNOWN = new Mark("?", Tone.DIM);
  private static final Mark NOT_READY = new Mark("!", Tone.BAD);
  private static final Mark DEGRADED = new Mark("#", Tone.WARNING);
  private static final Mark AT_RISK = new Mark("~", Tone.WARNING);

  /** Worst first. */
  static final Comparator<StatusRow> WORST_FIRST =
      Comparator.comparing((StatusRow row) -> row.status.readiness())
          .thenComparing(StatusRow::isGreen)
          .thenComparing(StatusRow::share, Comparator.reverseOrder())
          .thenComparing(row -> row.status.group());

  Duration age() {
    return Duration.between(status.read(), now);
  }

  boolean isStale() {
    return age().compareTo(FRESH) > 0;
  }

  /** Ready, and known to be so. */
  boolean isGreen() {
    return status.readiness() == Readiness.READY && !isStale() && status.lag().isPresent();
  }

  Mark mark() {
    return switch (status.readiness()) {
      case NOT_READY -> NOT_READY;
      case DEGRADED -> DEGRADED;
      case AT_RISK -> AT_RISK;
      case READY -> isGreen() ? READY : UNKNOWN;
    };
  }

  /** How much of the target the lag has used up; without a target the lag in days. */
  private double share() {
    double lag = status.lag().map(Duration::toMillis).orElse(0L);
    return lag / status.rpoTarget().orElse(Duration.ofDays(1)).toMillis();
  }

  String readiness() {
    boolean doubtful = status.readiness() == Readiness.READY && !isGreen();
    return Words.loud(status.readiness()) + (doubtful ? "?" : "");
  }

  String lag() {
    String lag = status.lag().map(Times::duration).orElse("?");
    return status.rpoTarget().map(target -> lag + "/" + Times.duration(target)).orElse(lag);
  }

  String cut() {
    return status.cut().map(cut -> Times.clock(cut, now)).orElse("none");
  }

  /** How much is not in the cut yet; a question mark where nobody knows. */
  String pending() {
    String amount = amount(status.pendingBytes());
    if (!status.unfinished()) {
      return amount;
    }
    return amount.isEmpty() ? "cut open" : amount + ", cut open";
  }

  static String amount(OptionalLong bytes) {
    if (bytes.isEmpty()) {
      return "?";
    }
    return bytes.getAsLong() == 0 ? "" : Amounts.bytes(bytes.getAsLong());
  }

  /** The run under way; with a question mark when it is silent, for it may have died. */
  String run() {
    return status.running().map(this::run).orElse("-");
  }

  private String run(PastRun run) {
    String moved = run.copiedBytes() == 0 ? "" : " " + Amounts.bytes(run.copiedBytes());
    String silent = run.isAlive(now) ? "" : "?";
    return Words.of(run.kind())
        + " "
        + Times.duration(Duration.between(run.began(), now))
        + moved
        + silent;
  }

  /** The age of the last verification that found nothing. */
  String verified() {
    String age =
        status.verified().map(at -> Times.duration(Duration.between(at, now))).orElse("never");
    return status.differs().isPresent() ? age + ", DIFFERS" : age;
  }

  /** The first reason, with how many more there are. */
  String why() {
    List<String> all = reasons();
    return switch (all.size()) {
      case 0 -> "";
      case 1 -> all.get(0);
      default -> all.get(0) + " (and " + (all.size() - 1) + " more)";
    };
  }

  List<String> reasons() {
    List<String> all = new ArrayList<>(status.why());
    if (isStale()) {
      all.add("read " + Times.duration(age()) + " ago");
    }
    if (status.lag().isEmpty() && status.why().isEmpty()) {
      all.add("the source did not answer, so the lag is not known");
    }
    return all;
  }
}

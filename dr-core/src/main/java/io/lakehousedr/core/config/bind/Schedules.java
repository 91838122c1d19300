package io.lakehousedr.core.config.bind;

import io.lakehousedr.core.config.model.Schedule;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads schedules and holds them to the floor. */
final class Schedules {
  /** Gaps are measured from a fixed moment, so that a file that is valid today is so tomorrow. */
  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final int MOST_KEPT = 1000;

  /** Measuring gaps takes a while, and hundreds of groups share one schedule. */
  private static final Set<Schedule> SOUND = ConcurrentHashMap.newKeySet();

  private Schedules() {}

  static Schedule read(String text, Scope scope) {
    Schedule schedule = parse(text, zone(scope));
    if (SOUND.contains(schedule)) {
      return schedule;
    }
    check(schedule, text);
    if (SOUND.size() < MOST_KEPT) {
      SOUND.add(schedule);
    }
    return schedule;
  }

  private static void check(Schedule schedule, String text) {
    if (schedule.next(FROM).isEmpty()) {
      throw new DrException(
          Problem.CONFIG_SCHEDULE, "\"" + text + "\" never fires: no day or year fits it");
    }
    Optional<Duration> gap = schedule.smallestGap(FROM);
    if (gap.filter(it -> it.compareTo(Schedule.FLOOR) < 0).isPresent()) {
      throw new DrException(
          Problem.CONFIG_SCHEDULE,
          "\""
              + text
              + "\" fires only "
              + gap.get().toMinutes()
              + " min apart in "
              + schedule.zone()
              + ": choose firings at least 30 minutes apart, such as */30 * * * *");
    }
  }

  private static Schedule parse(String text, ZoneId zone) {
    try {
      return Schedule.parse(text, zone);
    } catch (IllegalArgumentException e) {
      throw new DrException(Problem.CONFIG_SCHEDULE, String.valueOf(e.getMessage()), e);
    }
  }

  /** A zone that is wrong is reported where it stands. */
  private static ZoneId zone(Scope scope) {
    try {
      return scope.findText("time_zone").map(ZoneId::of).orElse(UTC);
    } catch (DateTimeException e) {
      return UTC;
    }
  }
}

package io.lakehousedr.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and durations as people read them; instants are always in UTC. */
public final class Times {
  private static final DateTimeFormatter CLOCK = format("HH:mm:ss'Z'");
  private static final DateTimeFormatter DAY = format("yyyy-MM-dd HH:mm:ss'Z'");
  private static final int DAYS_ALONE = 10;

  private Times() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** The time of the day where {@code now} is the same day, the date before it otherwise. */
  public static String clock(Instant instant, Instant now) {
    return day(instant) == day(now) ? CLOCK.format(instant) : DAY.format(instant);
  }

  private static long day(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  /** The two largest units: {@code 12s}, {@code 26m}, {@code 1m5s}, {@code 4h10m}, {@code 2d3h}. */
  public static String duration(Duration duration) {
    Duration length = duration.isNegative() ? Duration.ZERO : duration;
    if (length.toDays() > 0) {
      return pair(
          length.toDays(), "d", length.toDays() < DAYS_ALONE ? length.toHoursPart() : 0, "h");
    }
    if (length.toHours() > 0) {
      return pair(length.toHours(), "h", length.toMinutesPart(), "m");
    }
    return length.toMinutes() > 0
        ? pair(length.toMinutes(), "m", length.toSecondsPart(), "s")
        : seconds(length);
  }

  private static String seconds(Duration length) {
    return length.toSeconds() == 0 && !length.isZero()
        ? Math.max(1, length.toMillis()) + "ms"
        : length.toSeconds() + "s";
  }

  private static String pair(long large, String unit, long small, String part) {
    return large + unit + (small == 0 ? "" : small + part);
  }
}

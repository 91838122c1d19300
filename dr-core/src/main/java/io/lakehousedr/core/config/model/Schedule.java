package io.lakehousedr.core.config.model;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cron expression in a time zone: 5 fields as UNIX has them, or 6 or 7 as Quartz. Where the clock
 * is put back, schedules by the hour or minute go on through the repeated hour and daily ones fire
 * once; a daily time that the clock skips does not fire on that day. Thread-safe.
 */
public final class Schedule {
  /** The least time between two firings. */
  public static final Duration FLOOR = Duration.ofMinutes(30);

  private final String text;
  private final ZoneId zone;
  private final ExecutionTime times;

  private Schedule(String text, ZoneId zone, Cron cron) {
    this.text = text;
    this.zone = zone;
    this.times = ExecutionTime.forCron(cron);
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Schedule parse(String text, ZoneId zone) {
    String expression = text.strip();
    try {
      return new Schedule(expression, zone, parser(expression).parse(expression).validate());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          SecretShape.quote(expression) + " is not a cron expression: " + reason(e), e);
    }
  }

  private static CronParser parser(String expression) {
    int fields = expression.isEmpty() ? 0 : expression.split("\\s+").length;
    CronType type =
        switch (fields) {
          case 5 -> CronType.UNIX;
          case 6, 7 -> CronType.QUARTZ;
          default ->
              throw new IllegalArgumentException(
                  "it has " + fields + " fields; write 5 (UNIX) or 6 to 7 (Quartz)");
        };
    return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type));
  }

  private static String reason(IllegalArgumentException e) {
    return String.valueOf(e.getMessage())
        .replace("Failed to parse cron expression. ", "")
        .replaceFirst("(?s)\\.?\\s*$", "");
  }

  /** The first firing after {@code time}, or empty when there is none any more. */
  public Optional<Instant> next(Instant time) {
    return times.nextExecution(time.atZone(zone)).map(firing -> firing.toInstant());
  }

  /** The next {@code count} firings after {@code from}, fewer when they run out. */
  public List<Instant> firings(Instant from, int count) {
    return after(from).limit(count).toList();
  }

  /** All firings after {@code from}, lazily. */
  public Stream<Instant> after(Instant from) {
    return Stream.iterate(next(from), Optional::isPresent, last -> last.flatMap(this::next))
        .flatMap(Optional::stream);
  }

  /**
   * The shortest time between two firings; see {@link SmallestGap}. Empty when it never fires
   * twice.
   */
  public Optional<Duration> smallestGap(Instant from) {
    return SmallestGap.of(this, from);
  }

  /** The zone the expression is read in. */
  public ZoneId zone() {
    return zone;
  }

  /** The expression. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schedule schedule
        && schedule.text.equals(text)
        && schedule.zone.equals(zone);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, zone);
  }

  @Override
  public String toString() {
    return text + " " + zone;
  }
}

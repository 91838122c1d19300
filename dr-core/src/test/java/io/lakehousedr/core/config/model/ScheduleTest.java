package io.lakehousedr.core.config.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");

  private static List<String> firings(String cron, String from, int count) {
    return Schedule.parse(cron, BERLIN).firings(Instant.parse(from), count).stream()
        .map(Instant::toString)
        .toList();
  }

  @Test
  void firesInItsZone() {
    assertEquals(
        List.of("2025-01-01T11:00:00Z", "2025-01-01T23:00:00Z"),
        firings("0 */12 * * *", "2025-01-01T00:00:00Z", 2));
    assertEquals(
        List.of("2025-06-02T05:30:15Z"), firings("15 30 7 ? * MON", "2025-05-30T00:00:00Z", 1));
  }

  @Test
  void theNextFiringIsAfterTheTimeGiven() {
    Instant noon = Instant.parse("2025-01-01T11:00:00Z");
    Schedule schedule = Schedule.parse("0 12 * * *", BERLIN);
    assertEquals(Optional.of(noon), schedule.next(noon.minusSeconds(1)));
    assertEquals(Optional.of(noon.plus(Duration.ofDays(1))), schedule.next(noon));
  }

  @Test
  void frequentSchedulesGoOnThroughTheRepeatedHour() {
    assertEquals(
        List.of(
            "2025-10-26T00:00:00Z",
            "2025-10-26T00:30:00Z",
            "2025-10-26T01:00:00Z",
            "2025-10-26T01:30:00Z"),
        firings("*/30 * * * *", "2025-10-25T23:45:00Z", 4));
  }

  @Test
  void dailyOnesFireOnceInTheRepeatedHour() {
    assertEquals(
        List.of("2025-10-26T00:15:00Z", "2025-10-27T01:15:00Z"),
        firings("15 2 * * *", "2025-10-25T12:00:00Z", 2));
  }

  @ParameterizedTest
  @CsvSource({
    "'*/30 * * * *', PT30M",
    "'0 */12 * * *', PT11H",
    "'0 3 * * *', PT23H",
    "'*/20 * * * *', PT20M",
    "'0 1,3 * * *', PT1H",
    "'0,40 * * * *', PT20M"
  })
  void theSmallestGapMindsTheChangeOfClocks(String cron, Duration gap) {
    assertEquals(Optional.of(gap), Schedule.parse(cron, BERLIN).smallestGap(FROM));
  }

  @Test
  void aScheduleThatRunsOutSaysSo() {
    Schedule past = Schedule.parse("0 0 12 * * ? 2020", BERLIN);
    assertEquals(Optional.empty(), past.next(FROM));
    assertEquals(List.of(), past.firings(FROM, 3));
    assertTrue(past.smallestGap(FROM).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "* * * *", "a b c d e", "* 25 * * *", "@daily", "0 0 12 * * *"})
  void refusesWhatIsNoCron(String text) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Schedule.parse(text, BERLIN));
    assertTrue(
        String.valueOf(refusal.getMessage())
            .startsWith("\"" + text + "\" is not a cron expression: "));
  }

  @Test
  void schedulesAreValues() {
    assertEquals(Schedule.parse(" 0 3 * * * ", BERLIN), Schedule.parse("0 3 * * *", BERLIN));
  }
}

package io.lakehousedr.core.config.model;

import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The smallest gap of the next 1,000 firings, and of those around the next two changes of the
 * clock, which frequent schedules do not reach within 1,000 firings.
 */
final class SmallestGap {
  private static final int FIRINGS = 1000;
  private static final int TRANSITIONS = 2;
  private static final Duration AROUND = Duration.ofHours(26);

  private SmallestGap() {}

  static Optional<Duration> of(Schedule schedule, Instant from) {
    Stream<Optional<Duration>> gaps =
        Stream.concat(
            Stream.of(smallest(schedule.after(from).limit(FIRINGS))),
            transitions(schedule.zone().getRules(), from).map(at -> around(schedule, at)));
    return gaps.flatMap(Optional::stream).min(Duration::compareTo);
  }

  private static Optional<Duration> around(Schedule schedule, Instant transition) {
    Instant end = transition.plus(AROUND);
    return smallest(schedule.after(transition.minus(AROUND)).takeWhile(end::isAfter));
  }

  private static Stream<Instant> transitions(ZoneRules rules, Instant from) {
    return Stream.iterate(
            Optional.ofNullable(rules.nextTransition(from)),
            Optional::isPresent,
            last -> last.map(ZoneOffsetTransition::getInstant).map(rules::nextTransition))
        .flatMap(Optional::stream)
        .map(ZoneOffsetTransition::getInstant)
        .limit(TRANSITIONS);
  }

  /** Ends at the first gap that is too short: how much shorter the others are does not matter. */
  private static Optional<Duration> smallest(Stream<Instant> firings) {
    Optional<Duration> smallest = Optional.empty();
    Iterator<Instant> each = firings.iterator();
    Optional<Instant> last = Optional.empty();
    while (each.hasNext() && smallest.filter(SmallestGap::tooShort).isEmpty()) {
      Instant next = each.next();
      Optional<Duration> gap = last.map(before -> Duration.between(before, next));
      smallest = Stream.of(smallest, gap).flatMap(Optional::stream).min(Duration::compareTo);
      last = Optional.of(next);
    }
    return smallest;
  }

  private static boolean tooShort(Duration gap) {
    return gap.compareTo(Schedule.FLOOR) < 0;
  }
}

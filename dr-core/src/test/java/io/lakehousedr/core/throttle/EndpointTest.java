package io.lakehousedr.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A region that asks to slow down, and comes to rest again. */
class EndpointTest {
  private final SleepingClock clock = new SleepingClock();

  private Endpoint endpoint(Optional<Integer> perSecond) {
    return new Throttle(new Rates(Optional.empty(), perSecond, Optional.empty()), clock)
        .endpoint("west", Rates.NONE);
  }

  private void refused(Endpoint endpoint) {
    Supplier<Object> refusal =
        () -> {
          throw DrException.storage(ErrorKind.THROTTLED, "west", null);
        };
    assertThatThrownBy(() -> endpoint.request(refusal)).isInstanceOf(DrException.class);
  }

  private void send(Endpoint endpoint, int requests) {
    for (int i = 0; i < requests; i++) {
      endpoint.request(() -> true);
    }
  }

  /** How long that many requests take. */
  private Duration time(Endpoint endpoint, int requests) {
    Duration before = clock.slept();
    send(endpoint, requests);
    return clock.slept().minus(before);
  }

  @Test
  void withoutALimitAndWithoutRefusalsNothingWaits() {
    assertThat(time(endpoint(Optional.empty()), 10_000)).isZero();
  }

  @Test
  void aRefusalHalvesTheRateAndPeaceRaisesIt() {
    Endpoint endpoint = endpoint(Optional.empty());
    send(endpoint, 99);
    refused(endpoint);

    assertThat(time(endpoint, 50)).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_000));
    assertThat(time(endpoint, 100)).isBetween(Duration.ofMillis(1_500), Duration.ofMillis(1_990));
    clock.time.advance(Duration.ofMinutes(2));
    assertThat(time(endpoint, 10_000)).as("as fast as before").isZero();
  }

  @Test
  void whatWasUnderWayWhenTheRateFellIsNoReasonToFallAgain() {
    Endpoint endpoint = endpoint(Optional.empty());
    send(endpoint, 90);
    for (int i = 0; i < 10; i++) {
      refused(endpoint);
    }
    assertThat(time(endpoint, 40)).isLessThan(Duration.ofMillis(1_100));
  }

  @Test
  void otherFailuresDoNotSlowDown() {
    Endpoint endpoint = endpoint(Optional.empty());
    send(endpoint, 100);
    Supplier<Object> failure =
        () -> {
          throw DrException.storage(ErrorKind.UNAVAILABLE, "west", null);
        };
    assertThatThrownBy(() -> endpoint.request(failure)).isInstanceOf(DrException.class);
    assertThat(time(endpoint, 10_000)).isZero();
  }

  @Test
  void theConfiguredRateIsTheCeiling() {
    Endpoint endpoint = endpoint(Optional.of(100));
    assertThat(time(endpoint, 300)).isEqualTo(Duration.ofSeconds(2));
    refused(endpoint);
    clock.time.advance(Duration.ofMinutes(5));
    send(endpoint, 1);
    clock.time.advance(Duration.ofSeconds(1));
    assertThat(time(endpoint, 300)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aServiceThatIsBusyWithOthersIsGivenTime() {
    Endpoint endpoint = endpoint(Optional.empty());
    refused(endpoint);
    assertThat(time(endpoint, 10)).isGreaterThan(Duration.ofSeconds(2));
    clock.time.advance(Duration.ofMinutes(1));
    assertThat(time(endpoint, 1_000)).isZero();
  }

  @Test
  void manyRefusalsLeaveOneRequestASecond() {
    Endpoint endpoint = endpoint(Optional.empty());
    send(endpoint, 8);
    for (int i = 0; i < 20; i++) {
      refused(endpoint);
      clock.time.advance(Duration.ofSeconds(1));
    }
    assertThat(time(endpoint, 3)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
  }

  private static Rates requests(int perSecond) {
    return new Rates(Optional.empty(), Optional.of(perSecond), Optional.empty());
  }

  private void refused(Endpoint endpoint, Duration asked) {
    Supplier<Object> refusal =
        () -> {
          throw DrException.storage(ErrorKind.THROTTLED, "west", null).retryAfter(asked);
        };
    assertThatThrownBy(() -> endpoint.request(refusal)).isInstanceOf(DrException.class);
  }

  @Test
  void aServiceIsLeftAloneForAsLongAsItAsks() {
    Endpoint endpoint = endpoint(Optional.empty());
    send(endpoint, 100);
    refused(endpoint, Duration.ofSeconds(7));
    assertThat(time(endpoint, 1)).isEqualTo(Duration.ofSeconds(7));
    assertThat(time(endpoint, 10)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aWishForHoursHoldsNotTheWholeRegion() {
    Endpoint endpoint = endpoint(Optional.empty());
    refused(endpoint, Duration.ofHours(3));
    assertThat(time(endpoint, 1)).isEqualTo(Hold.LONGEST);
  }

  @Test
  void anotherRegionIsNotHeld() {
    Throttle throttle = new Throttle(Rates.NONE, clock);
    refused(throttle.endpoint("west", Rates.NONE), Duration.ofSeconds(7));
    assertThat(time(throttle.endpoint("east", Rates.NONE), 100)).isZero();
  }

  @Test
  void aRegionHasARateOfItsOwn() {
    Throttle throttle = new Throttle(requests(100), clock);
    assertThat(time(throttle.endpoint("west", requests(10)), 30)).isEqualTo(Duration.ofSeconds(2));
    assertThat(time(throttle.endpoint("east", Rates.NONE), 300)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aGroupKeepsItsRateInEachRegionAndLeavesTheRestToOthers() {
    Throttle throttle = new Throttle(requests(100), clock);
    Share small = throttle.share(requests(10));
    Endpoint west = throttle.endpoint("west", Rates.NONE);
    Endpoint east = throttle.endpoint("east", Rates.NONE);

    assertThat(time(west.within(small), 30)).isEqualTo(Duration.ofSeconds(2));
    assertThat(time(east.within(small), 30)).isEqualTo(Duration.ofSeconds(2));
    assertThat(time(west, 80)).as("those that the group left").isZero();
  }

  @Test
  void aGroupNeverExceedsItsRegion() {
    Throttle throttle = new Throttle(requests(10), clock);
    Endpoint wide = throttle.endpoint("west", Rates.NONE).within(throttle.share(requests(1_000)));
    assertThat(time(wide, 30)).isEqualTo(Duration.ofSeconds(2));
  }
}

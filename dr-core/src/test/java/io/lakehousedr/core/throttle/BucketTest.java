package io.lakehousedr.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.runtime.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BucketTest {
  private final SleepingClock clock = new SleepingClock();

  @Test
  void aSecondsWorthPassesAtOnceAndThenTheRateHolds() {
    Bucket bucket = new Bucket(10, clock);
    bucket.take(10);
    assertThat(clock.slept()).isZero();
    bucket.take(1);
    assertThat(clock.slept()).isEqualTo(Duration.ofMillis(100));
    for (int i = 0; i < 99; i++) {
      bucket.take(1);
    }
    assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatIsNotUsedIsKeptForASecondOnly() {
    Bucket bucket = new Bucket(10, clock);
    clock.time.advance(Duration.ofHours(1));
    bucket.take(20);
    assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whoComesFirstIsServedFirst() {
    Bucket bucket = new Bucket(1, clock);
    bucket.take(1);
    clock.stand();
    bucket.take(1);
    assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(1));
    bucket.take(1);
    assertThat(clock.slept())
        .as("waits behind the one that waits")
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aLargeAmountLetsOthersBetween() {
    Bucket bucket = new Bucket(10, clock);
    assertThat(bucket.piece()).isEqualTo(10);
    bucket.take(1_000);
    assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(99));
  }

  @Test
  void aClockThatIsSetBackStallsNobody() {
    Bucket bucket = new Bucket(10, clock);
    bucket.take(10);
    clock.time.advance(Duration.ofDays(-1));
    bucket.take(10);
    assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whoIsInterruptedGivesItsPlaceBack() {
    Bucket bucket = new Bucket(1, clock);
    bucket.take(1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> bucket.take(1)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    bucket.take(1);
    assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  @Timeout(30)
  void anInterruptEndsALongWait() throws InterruptedException {
    Bucket bucket = new Bucket(0.001, Clock.system());
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread waiter =
        new Thread(
            () -> {
              begun.countDown();
              try {
                bucket.take(5);
              } catch (CancellationException e) {
                end.set(e);
              }
            });
    waiter.start();
    begun.await();
    waiter.interrupt();
    waiter.join();
    assertThat(end.get()).isInstanceOf(CancellationException.class);
  }
}

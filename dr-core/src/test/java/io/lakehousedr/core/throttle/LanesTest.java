package io.lakehousedr.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.runtime.Tasks;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files of several groups that share two regions. */
class LanesTest {
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private int move() {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    Thread.onSpinWait();
    return now.decrementAndGet();
  }

  private static Lanes lanes(int files) {
    return Lanes.of(Optional.of(files));
  }

  /** Moves files of two groups beside each other. */
  private void move(Lanes north, Lanes south) {
    Lanes shop = lanes(4).then(north).then(south);
    Lanes crm = lanes(4).then(north).then(south);
    try (Tasks tasks = Tasks.threaded("lanes")) {
      tasks.each(
          IntStream.range(0, 2_000).boxed(),
          16,
          file -> (file % 2 == 0 ? shop : crm).pass(this::move));
    }
    assertThat(now).hasValue(0);
  }

  @Test
  void noMoreFilesThanTheNarrowerRegionTakes() {
    move(lanes(3), lanes(2));
    assertThat(most.get()).isBetween(1, 2);
    most.set(0);
    move(lanes(1), lanes(5));
    assertThat(most).hasValue(1);
  }

  @Test
  void groupsKeepToTheirOwn() {
    move(Lanes.OPEN, Lanes.OPEN);
    assertThat(most.get()).isBetween(1, 8);
  }

  @Test
  void aFileThatFailsGivesItsPlacesBack() {
    Lanes one = lanes(1).then(lanes(1));
    assertThatThrownBy(
            () ->
                one.pass(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(one.<String>pass(() -> "next")).isEqualTo("next");
  }

  @Test
  void whoWaitsCanBeInterruptedAndHoldsNothing() throws InterruptedException {
    Lanes group = lanes(1);
    Lanes region = lanes(1);
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    Thread other = new Thread(() -> region.pass(() -> await(taken, free)));
    other.start();
    taken.await();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> group.then(region).pass(() -> "never"))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
    free.countDown();
    other.join();
    assertThat(group.then(region).<String>pass(() -> "then")).isEqualTo("then");
  }

  private static boolean await(CountDownLatch taken, CountDownLatch free) {
    taken.countDown();
    try {
      free.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}

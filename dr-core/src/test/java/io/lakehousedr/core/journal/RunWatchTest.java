package io.lakehousedr.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.store.memory.MemoryContent;
import io.lakehousedr.core.store.memory.MemoryStore;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.RunId;
import io.lakehousedr.plan.Rate;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.report.PastRun;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import io.lakehousedr.testkit.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of runs, as another process reads it. */
class RunWatchTest {
  private static final GroupId GROUP = new GroupId("orders");
  private static final Instant START = Instant.parse("2026-01-31T14:00:00Z");

  private final DrException odd = new DrException(Problem.TABLE_FEATURE, "\"foo\"");
  private final TestTime time = new TestTime(START);
  private final MemoryContent content = new MemoryContent();
  private int runs;

  private ObjectStore store() {
    return new MemoryStore(Location.parse("memory://west/control"), time, content);
  }

  private RunNotes notes() {
    return new RunNotes(store(), GROUP);
  }

  private RunWatch watch(ObjectStore control) {
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return time.instant();
          }

          @Override
          public void sleep(Duration duration) {
            time.advance(duration);
          }
        };
    RunWatch watch =
        new RunWatch(PastRun.Kind.SYNC, () -> Optional.of(new RunNotes(control, GROUP)), clock);
    watch.on(new EngineEvent.RunStarted("orders", new RunId("20260131-140000-" + runs++)));
    return watch;
  }

  private RunWatch copied(ObjectStore control, long bytes, Duration took) {
    RunWatch watch = watch(control);
    watch.on(new EngineEvent.MemberPinned("orders", "a", 0, 1));
    time.advance(took);
    watch.on(new EngineEvent.FileReady("orders", "a", bytes, false));
    return watch;
  }

  private void sync(long bytes, Duration took) {
    copied(store(), bytes, took).ended(new Outcome.Succeeded(START), Map.of());
    time.advance(Duration.ofHours(1));
  }

  @Test
  void aRunUnderWayGivesSignsOfLife() {
    RunWatch watch = copied(store(), 700, Duration.ofSeconds(40));
    PastRun seen = notes().newest(5).get(0);
    assertThat(seen.end()).isEmpty();
    assertThat(seen.began()).isEqualTo(START);
    assertThat(seen.seen()).isEqualTo(START.plusSeconds(40));
    assertThat(seen.copiedBytes()).isEqualTo(700);
    assertThat(seen.isAlive(START.plusSeconds(60))).isTrue();
    assertThat(seen.isAlive(START.plusSeconds(600))).isFalse();

    time.advance(Duration.ofMinutes(1));
    watch.on(new EngineEvent.FileReady("orders", "a", 300, true));
    assertThat(notes().newest(5).get(0).seen()).isEqualTo(START.plusSeconds(100));
    assertThat(notes().newest(5).get(0).copiedBytes()).as("found in place").isEqualTo(700);
  }

  @Test
  void theRateIsThatOfTheRunWhichCopiedMost() {
    assertThat(notes().rate()).isEmpty();
    sync(1_000, Duration.ofSeconds(10));
    assertThat(notes().rate().orElseThrow().perSecond()).isEqualTo(100);
    sync(1_000_000, Duration.ofSeconds(10));
    sync(10, Duration.ofSeconds(10));
    Rate rate = notes().rate().orElseThrow();
    assertThat(rate.perSecond()).isEqualTo(100_000);
    assertThat(rate.timeFor(3_000_000)).isEqualTo(Duration.ofSeconds(30));

    time.advance(Duration.ofDays(31));
    sync(10, Duration.ofSeconds(1));
    assertThat(notes().rate().orElseThrow().perSecond()).as("long ago").isEqualTo(10);
  }

  @Test
  void onlyWhatFailedInTheLastTryIsAFailure() {
    RunWatch watch = watch(store());
    watch.on(new EngineEvent.MemberFailed("orders", "a", odd));
    watch.on(new EngineEvent.MemberFailed("orders", "b", odd));
    watch.on(new EngineEvent.MemberReady("orders", "b"));
    watch.ended(new Outcome.Failed(odd), Map.of());

    PastRun.End end = notes().newest(1).get(0).end().orElseThrow();
    assertThat(end.result()).isEqualTo(PastRun.Result.FAILED);
    assertThat(end.reason()).contains("DR-2107 \"foo\"");
    assertThat(end.failures()).isEqualTo(Map.of("a", "DR-2107 \"foo\""));
  }

  @Test
  void theNewestRunsComeFirst() {
    for (int i = 0; i < 7; i++) {
      sync(1, Duration.ofSeconds(1));
    }
    assertThat(notes().newest(3))
        .extracting(run -> run.run().text())
        .containsExactly("20260131-140000-6", "20260131-140000-5", "20260131-140000-4");
  }

  @Test
  void aNoteThatCannotBeWrittenBreaksNoRun() {
    FaultPlan plan = new FaultPlan();
    for (int i = 0; i < 4; i++) {
      plan.next(call -> call.operation().writes(), Fault.fail(ErrorKind.ACCESS_DENIED));
    }
    copied(FaultyStore.of(store(), plan), 1, Duration.ofMinutes(1))
        .ended(new Outcome.Succeeded(START), Map.of());
    assertThat(notes().newest(5)).isEmpty();
  }

  @Test
  void aRunThatFoundNothingToDoLeavesNothing() {
    watch(store()).ended(new Outcome.Skipped("nothing to complete"), Map.of());
    assertThat(notes().newest(1)).isEmpty();
  }
}

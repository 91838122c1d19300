package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.error.DrException;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.PausePoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A sync falls asleep before every one of its operations. Meanwhile others complete the cut,
 * promote the region, and user writers commit there; then it wakes and goes on as if nothing had
 * been.
 */
class PauseEnumerationTest {
  /** What happens while it sleeps. */
  enum Meanwhile {
    ANOTHER_SYNC {
      @Override
      void happen(World world) {
        world.process().sync();
      }
    },
    ANOTHER_SYNC_OF_NEWER_COMMITS {
      @Override
      void happen(World world) {
        world.source("b").write(List.of("r6"), List.of());
        world.time.advance(java.time.Duration.ofMinutes(1));
        world.process().sync();
      }
    },
    RECOVERY {
      @Override
      void happen(World world) {
        world.process().recover();
      }
    },
    PROMOTION {
      @Override
      void happen(World world) {
        world.process().promote();
      }
    },
    PROMOTION_AND_WRITERS {
      @Override
      void happen(World world) {
        world.process().promote();
        for (String table : world.tables()) {
          world.replica(table).write(List.of("user"), List.of());
        }
      }
    };

    abstract void happen(World world);
  }

  @ParameterizedTest
  @EnumSource(Meanwhile.class)
  void asleepBeforeEveryOperation(Meanwhile meanwhile) {
    FaultPlan counting = new FaultPlan();
    CrashEnumerationTest.changed().process(counting).sync();
    for (int number = 1; number <= counting.count(); number++) {
      asleep(meanwhile, number, counting.calls().get(number - 1).toString());
    }
  }

  private static void asleep(Meanwhile meanwhile, int number, String call) {
    World world = CrashEnumerationTest.changed();
    PausePoint point = new PausePoint();
    FaultPlan plan = new FaultPlan().at(number, Fault.pauseBefore(point));
    World.Process sleeper = world.process(plan);
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread = new Thread(() -> run(sleeper, end), "sleeper");
    thread.start();
    point.awaitReached();

    meanwhile.happen(world);
    Map<String, Map<Long, String>> before = logs(world);
    boolean active = world.state().map(GroupState::active).orElse(false);
    point.release();
    join(thread);

    String when = meanwhile + " while asleep before " + call + " (" + end.get() + ")";
    assertThat(end.get()).as(when).matches(PauseEnumerationTest::isAnAnswer, "a clear answer");
    if (active) {
      assertThat(logs(world)).as("%s: nothing is published", when).isEqualTo(before);
    } else {
      Oracle oracle = new Oracle(world);
      oracle.checkSettled(when);
      world.process().sync();
      oracle.checkSettled(when + ", synced again");
    }
  }

  private static boolean isAnAnswer(Throwable end) {
    return end == null || end instanceof DrException;
  }

  private static void run(World.Process sleeper, AtomicReference<Throwable> end) {
    try {
      sleeper.sync();
    } catch (RuntimeException | Error e) {
      end.set(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(60_000);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(thread.isAlive()).as("the sleeper has ended").isFalse();
  }

  /** Every commit of every replica, byte for byte. */
  private static Map<String, Map<Long, String>> logs(World world) {
    Map<String, Map<Long, String>> logs = new TreeMap<>();
    world.tables().forEach(table -> logs.put(table, world.replica(table).commits()));
    return logs;
  }

  @Test
  void nothingIsPublishedIntoAnActiveRegion() {
    World world = CrashEnumerationTest.changed();
    world.process().promote();
    Map<String, Map<Long, String>> before = logs(world);

    AtomicReference<Throwable> end = new AtomicReference<>();
    run(world.process(), end);

    assertThat(end.get()).hasMessageContaining("is active in region south (epoch 1)");
    assertThat(logs(world)).isEqualTo(before);
  }
}

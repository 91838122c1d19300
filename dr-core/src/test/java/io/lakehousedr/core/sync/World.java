package io.lakehousedr.core.sync;

import io.lakehousedr.core.copy.FileCopier;
import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.LogRecord;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.publish.Completer;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.region.Region;
import io.lakehousedr.core.role.Promotion;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.ship.MirrorShipper;
import io.lakehousedr.core.store.memory.MemoryContent;
import io.lakehousedr.core.store.memory.MemoryStore;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.RunId;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import io.lakehousedr.testkit.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two regions in memory and processes that work on them. A process is what shares a fault plan: it
 * can be killed, put to sleep or lied to, and others go on.
 */
final class World {
  static final Location PRIMARY = Location.parse("memory://primary/data");
  static final Location SECONDARY = Location.parse("memory://secondary/data");
  static final Location CONTROL = Location.parse("memory://secondary/control");
  static final GroupId GROUP = new GroupId("orders");

  final TestTime time = new TestTime(Instant.parse("2026-01-01T00:00:00Z"));
  final MemoryContent primary = new MemoryContent();
  final MemoryContent secondary = new MemoryContent();
  final MemoryContent control = new MemoryContent();
  private final List<String> tables;
  private long seed;

  World(String... tables) {
    this.tables = new ArrayList<>(List.of(tables));
  }

  /** A process under {@code plan}. */
  Process process(FaultPlan plan) {
    return new Process(plan);
  }

  /** A process of an engine that someone has broken. */
  Process process(FaultPlan plan, Defect defect) {
    return new Process(plan, defect);
  }

  /** A process that nothing befalls. */
  Process process() {
    return process(new FaultPlan());
  }

  ObjectStore primaryStore() {
    return new MemoryStore(PRIMARY, time, primary);
  }

  ObjectStore secondaryStore() {
    return new MemoryStore(SECONDARY, time, secondary);
  }

  ObjectStore controlStore() {
    return new MemoryStore(CONTROL, time, control);
  }

  TestTable source(String table) {
    return new TestTable(primaryStore(), table, time);
  }

  TestTable replica(String table) {
    return new TestTable(secondaryStore(), table, time);
  }

  List<String> tables() {
    return tables;
  }

  GroupSpec spec() {
    return new GroupSpec(
        "orders",
        GROUP,
        tables.stream()
            .map(
                table ->
                    new GroupSpec.MemberSpec(
                        table,
                        Member.Kind.MIRROR,
                        Location.parse(PRIMARY + "/" + table),
                        Location.parse(SECONDARY + "/" + table)))
            .toList());
  }

  Optional<GroupState> state() {
    return process().log().state();
  }

  List<LogRecord> records() {
    GroupLog log = process().log();
    return log.state().map(state -> log.records(0, state)).orElse(List.of());
  }

  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return time.instant();
      }

      @Override
      public void sleep(Duration duration) {
        time.advance(duration);
      }
    };
  }

  /** One process of the engine. */
  final class Process {
    private final ObjectReader from;
    private final ObjectStore to;
    private final ObjectStore decisions;
    private final Ids ids = Ids.seeded(seed++, clock());
    private final RunId run = ids.run();

    private final Defect defect;

    Process(FaultPlan plan) {
      this(plan, Defect.NONE);
    }

    Process(FaultPlan plan, Defect defect) {
      this.defect = defect;
      this.from = FaultyStore.reader(primaryStore(), plan);
      this.to = FaultyStore.of(secondaryStore(), plan);
      this.decisions = defect.log(FaultyStore.of(controlStore(), plan));
    }

    GroupLog log() {
      return new GroupLog(decisions, GROUP, run, clock(), ids);
    }

    SyncResult sync() {
      try {
        return syncOnce();
      } catch (DrException e) {
        defect.afterFailure(World.this, run, e);
        throw e;
      }
    }

    private SyncResult syncOnce() {
      Sides sides =
          new Sides(
              new Region<>("north", List.of(from)), new Region<>("south", List.of(to)), decisions);
      Tasks tasks = Tasks.sequential();
      MirrorShipper mirror =
          new MirrorShipper(new Stage(decisions, run), new FileCopier(tasks, 2), tasks, 2);
      return new GroupSync(
              spec(),
              log(),
              sides,
              defect.shippers(
                  World.this, new ModeShippers(
                      "orders",
                      sides,
                      mirror,
                      ModeShippers.Recreated.beside(target -> {}),
                      EngineListener.NONE)),
              completer(Completer.Failures.STOP),
              tasks,
              clock(),
              new SyncSettings(2, 2, Duration.ofSeconds(1), 3),
              EngineListener.NONE)
          .run(Optional.empty());
    }

    /** From the secondary alone. */
    Optional<GroupState> recover() {
      return log().state().map(completer(Completer.Failures.STOP)::complete);
    }

    GroupState promote() {
      return new Promotion(log(), completer(Completer.Failures.LEAVE), 1).promote(0);
    }

    GroupState append(Decision decision) {
      return log().append(log().state().orElseThrow(), decision).orElseThrow();
    }

    private Completer completer(Completer.Failures failures) {
      return new Completer(
          log(),
          decisions,
          new Region<>("south", List.of(to)),
          Tasks.sequential(),
          new Completer.Settings(2, failures));
    }
  }
}

package io.lakehousedr.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.hadoop.DeltaControlTable;
import io.lakehousedr.core.hadoop.KernelTables;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.memory.MemoryStore;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.core.verify.Slice;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ControlTablesTest {
  private static final ObjectPath PATH = ObjectPath.of("metadata/groups");
  private static final GroupDefinition CORE =
      new GroupDefinition("core", Optional.of("core_job"), List.of("core_raw", "core_gold"));
  private static final GroupDefinition PLAIN =
      new GroupDefinition("plain", Optional.empty(), List.of("table_A"));

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T10:00:00.123456Z"));
  private final Ids ids = Ids.seeded(7, clock);
  private final ObjectStore east = store("east");
  private final ObjectStore west = store("west");
  private final FaultPlan westFaults = new FaultPlan();
  private final ControlTables tables =
      new ControlTables(
          List.of(region("east", east), region("west", FaultyStore.of(west, westFaults))), clock);

  private ObjectStore store(String name) {
    return new MemoryStore(Location.parse("memory://" + name + "/root"), clock);
  }

  private Region region(String name, ObjectStore store) {
    return new Region(name, new DeltaControlTable(store, PATH, clock, ids));
  }

  private List<GroupRow> rows(ObjectStore store) {
    return new DeltaControlTable(store, PATH, clock, ids).read().orElseThrow();
  }

  private void westIsAway() {
    westFaults.clear();
    for (int i = 0; i < 50; i++) {
      westFaults.nth(i + 1, call -> true, Fault.fail(ErrorKind.UNAVAILABLE));
    }
  }

  private void tick() {
    clock.sleep(Duration.ofMinutes(1));
  }

  @Test
  void createsBothTablesWithTheSameRows() {
    ControlReport report = tables.synchronise(List.of(CORE, PLAIN));

    assertThat(report.regions())
        .containsEntry("east", new RegionOutcome.Created())
        .containsEntry("west", new RegionOutcome.Created());
    assertThat(rows(east)).isEqualTo(rows(west)).isEqualTo(report.rows());
    assertThat(rows(east)).extracting(GroupRow::group).containsExactly(CORE, PLAIN);
    assertThat(rows(east)).allMatch(row -> row.state().equals(SyncState.NONE));
    assertThat(rows(east)).allMatch(row -> row.created().equals(clock.instant()));
  }

  @Test
  void clonesTheTableThatIsThere() {
    ControlTables alone = new ControlTables(List.of(region("east", east)), clock);
    alone.synchronise(List.of(CORE));
    alone.record(
        "core", state -> state.succeeded(clock.instant(), clock.instant(), Optional.of("ok")));

    ControlReport report = tables.synchronise(List.of(CORE));

    assertThat(report.regions()).containsEntry("west", new RegionOutcome.Cloned());
    assertThat(report.regions()).containsEntry("east", new RegionOutcome.Unchanged());
    assertThat(rows(west)).isEqualTo(rows(east));
    assertThat(rows(west).get(0).state().status()).contains(SyncStatus.SUCCESS);
  }

  @Test
  void leavesTheSyncColumnsOfUnchangedGroupsAlone() {
    tables.synchronise(List.of(CORE, PLAIN));
    Instant began = clock.instant();
    tick();
    tables.record("core", state -> state.succeeded(began, clock.instant(), Optional.empty()));
    GroupRow synced = rows(east).get(0);
    tick();

    tables.synchronise(List.of(CORE));

    assertThat(rows(east)).containsExactly(synced);
    assertThat(rows(west)).containsExactly(synced);
    assertThat(synced.state().start()).contains(began);
  }

  @Test
  void startsAChangedGroupAfresh() {
    tables.synchronise(List.of(CORE));
    tables.record(
        "core", state -> state.succeeded(clock.instant(), clock.instant(), Optional.empty()));
    Instant created = rows(east).get(0).created();
    tick();
    GroupDefinition changed = new GroupDefinition("core", Optional.of("other_job"), CORE.tables());

    ControlReport report = tables.synchronise(List.of(changed));

    assertThat(report.regions().values()).containsOnly(new RegionOutcome.Written());
    GroupRow row = rows(west).get(0);
    assertThat(row.group()).isEqualTo(changed);
    assertThat(row.state()).isEqualTo(SyncState.NONE);
    assertThat(row.created()).isEqualTo(created);
    assertThat(row.updated()).isEqualTo(clock.instant());
  }

  @Test
  void writesNothingWhenNothingChanges() {
    tables.synchronise(List.of(CORE));
    List<ObjectPath> before = names(east);
    tick();

    ControlReport report = tables.synchronise(List.of(CORE));

    assertThat(report.regions().values()).containsOnly(new RegionOutcome.Unchanged());
    assertThat(names(east)).isEqualTo(before);
  }

  @Test
  void writesOneRegionWhileTheOtherIsAwayAndHealsTheGap() {
    tables.synchronise(List.of(CORE));
    Instant began = clock.instant();
    westIsAway();
    tick();

    ControlReport away = tables.record("core", SyncState::inProgress);
    assertThat(away.isComplete()).isFalse();
    assertThat(away.isLost()).isFalse();
    assertThat(away.regions().get("west")).isInstanceOf(RegionOutcome.Failed.class);
    tables.record("core", state -> state.succeeded(began, clock.instant(), Optional.empty()));
    assertThat(rows(east).get(0).state().status()).contains(SyncStatus.SUCCESS);
    assertThat(rows(west).get(0).state()).isEqualTo(SyncState.NONE);

    westFaults.clear();
    ControlReport healed = tables.synchronise(List.of(CORE));

    assertThat(healed.isComplete()).isTrue();
    assertThat(rows(west)).isEqualTo(rows(east));
    assertThat(rows(west).get(0).state().start()).contains(began);
  }

  @Test
  void keepsWhatTheRegionThatWasAwayKnows() {
    tables.synchronise(List.of(CORE));
    Instant began = clock.instant();
    tables.record("core", state -> state.succeeded(began, began, Optional.empty()));
    ObjectStore fresh = store("fresh");
    FaultPlan faults = westFaults;
    ControlTables rebuilt =
        new ControlTables(
            List.of(region("east", fresh), region("west", FaultyStore.of(west, faults))), clock);
    westIsAway();
    tick();
    rebuilt.synchronise(List.of(CORE));
    assertThat(rows(fresh).get(0).state()).isEqualTo(SyncState.NONE);

    faults.clear();
    rebuilt.synchronise(List.of(CORE));

    assertThat(rows(fresh)).isEqualTo(rows(west));
    assertThat(rows(fresh).get(0).state().start()).contains(began);
  }

  @Test
  void aFailureKeepsTheOldWatermark() {
    tables.synchronise(List.of(CORE));
    Instant began = clock.instant();
    tables.record("core", state -> state.succeeded(began, began, Optional.empty()));
    tick();
    tables.record("core", SyncState::inProgress);

    tables.record("core", state -> state.failed(clock.instant(), "secondary region not available"));

    SyncState state = rows(west).get(0).state();
    assertThat(state.start()).contains(began);
    assertThat(state.end()).contains(clock.instant());
    assertThat(state.status()).contains(SyncStatus.FAILED);
    assertThat(state.message()).contains("secondary region not available");
  }

  @Test
  void reportsWhenNoRegionAnswers() {
    westIsAway();
    ControlTables onlyWest =
        new ControlTables(List.of(region("west", FaultyStore.of(west, westFaults))), clock);

    ControlReport report = onlyWest.synchronise(List.of(CORE));

    assertThat(report.isLost()).isTrue();
    assertThat(report.row("core")).isPresent();
    assertThat(report.regions().get("west"))
        .isInstanceOfSatisfying(
            RegionOutcome.Failed.class,
            failed -> assertThat(failed.error().problem()).isEqualTo(Problem.STORE_UNAVAILABLE));
  }

  @Test
  void anUnknownGroupChangesNothing() {
    ControlReport report = tables.record("nobody", SyncState::inProgress);

    assertThat(report.rows()).isEmpty();
    assertThat(names(east)).isEmpty();
  }

  @Test
  void settlesACommitOfUnknownOutcome() {
    tables.synchronise(List.of(CORE));
    westFaults.next(
        call -> call.operation().writes() && call.path().endsWith("1.json"), Fault.unknown());
    tick();

    ControlReport report = tables.record("core", SyncState::inProgress);

    assertThat(report.isComplete()).isTrue();
    assertThat(rows(west)).isEqualTo(rows(east));
  }

  @Test
  void concurrentWritersLoseNothing() throws Exception {
    List<GroupDefinition> groups = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      groups.add(new GroupDefinition("g" + i, Optional.empty(), List.of("t" + i)));
    }
    tables.synchronise(groups);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Future<ControlReport>> done = new ArrayList<>();
    for (GroupDefinition group : groups) {
      done.add(threads.submit(() -> tables.record(group.name(), SyncState::inProgress)));
    }
    for (Future<ControlReport> one : done) {
      assertThat(one.get().isComplete()).isTrue();
    }
    threads.shutdown();

    assertThat(rows(east))
        .hasSize(6)
        .allMatch(row -> row.state().status().equals(Optional.of(SyncStatus.IN_PROGRESS)));
    assertThat(rows(west)).isEqualTo(rows(east));
  }

  @Test
  void tidyRemovesOnlyWhatNobodyReads() {
    for (int i = 0; i < 102; i++) {
      GroupDefinition group = new GroupDefinition("core", Optional.of("job" + i), CORE.tables());
      tables.synchronise(List.of(group));
      tick();
    }
    assertThat(dataFiles(east)).hasSize(102);
    assertThat(names(east)).anyMatch(path -> path.text().endsWith("100.checkpoint.parquet"));
    clock.sleep(Duration.ofHours(2));
    tables.synchronise(List.of(CORE));
    clock.sleep(Duration.ofMinutes(30));

    assertThat(tables.tidy(Duration.ofHours(1))).containsEntry("east", new RegionOutcome.Written());

    // The newest file, and the one that was current an hour ago.
    assertThat(dataFiles(east)).hasSize(2);
    assertThat(rows(east).get(0).group()).isEqualTo(CORE);
    assertThat(tables.tidy(Duration.ofHours(1)))
        .containsEntry("east", new RegionOutcome.Unchanged());
  }

  @Test
  void otherReadersSeeTheRows() {
    tables.synchronise(List.of(CORE, PLAIN));
    try (Tasks tasks = Tasks.threaded("test")) {
      var digest = new KernelTables(tasks, 2).rows(new Side(east, PATH), 0, Slice.ALL);
      assertThat(digest.rows()).isEqualTo(2);
      assertThat(digest.schema())
          .isEqualTo(
              "struct<group_name:string,workflow:string,tables:array<string>,"
                  + "date_created:timestamp,date_updated:timestamp,"
                  + "sync_start_timestamp:timestamp,sync_end_timestamp:timestamp,"
                  + "current_sync_status:string,message:string>");
    }
  }

  private static List<ObjectPath> names(ObjectStore store) {
    try (Stream<ObjectEntry> all = store.list(ObjectPath.ROOT, "")) {
      return all.map(ObjectEntry::path).toList();
    }
  }

  private static List<ObjectPath> dataFiles(ObjectStore store) {
    return names(store).stream().filter(path -> path.parent().equals(PATH)).toList();
  }
}

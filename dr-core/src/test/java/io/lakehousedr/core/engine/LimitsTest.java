package io.lakehousedr.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.StoreCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code limits}: what passes in a long run, on a clock that only sleeping moves. */
class LimitsTest {
  private static final String GROUP =
      """
      %s "metadata_tables": false, "sync_groups": [
        { "group_name": "shop", "tables": ["memory://north/data/orders"] } ]
      """;

  @TempDir private Path folder;
  private final Lake lake = new Lake();

  private GroupReport sync(String limits) throws IOException {
    try (DrEngine engine = lake.engine(folder, Tasks.sequential(), GROUP.formatted(limits))) {
      return engine.sync(Set.of(), Optional.empty()).get(0);
    }
  }

  @Test
  void copiesKeepTheirRate() throws IOException {
    lake.table("orders");
    for (int i = 1; i <= 20; i++) {
      lake.append("orders", i, new byte[50_000]);
    }
    GroupReport report = sync("\"limits\": {\"bytes_per_second\": \"10kB\"},");
    assertThat(report.copiedBytes()).isEqualTo(1_000_000);
    assertThat(report.took())
        .as("1 MB and the log at 10 kB/s, after a burst of a second")
        .isBetween(Duration.ofSeconds(99), Duration.ofSeconds(104));
    assertThat(lake.slept).allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) <= 0);
  }

  private void seed(int files, int bytes) {
    lake.table("orders");
    for (int i = 1; i <= files; i++) {
      lake.append("orders", i, new byte[bytes]);
    }
  }

  @Test
  void aRegionKeepsItsRate() throws IOException {
    seed(20, 50_000);
    GroupReport report = sync("\"limits\": {\"secondary\": {\"bytes_per_second\": \"10kB\"}},");
    assertThat(report.took())
        .as("1 MB at 10 kB/s, and what the log takes")
        .isBetween(Duration.ofSeconds(99), Duration.ofSeconds(140));
  }

  @Test
  void aGroupKeepsItsRate() throws IOException {
    seed(20, 50_000);
    String group = "\"group_name\": \"shop\", \"limits\": {\"bytes_per_second\": \"10kB\"},";
    String keys = GROUP.formatted("").replace("\"group_name\": \"shop\",", group);
    try (DrEngine engine = lake.engine(folder, Tasks.sequential(), keys)) {
      assertThat(engine.sync(Set.of(), Optional.empty()).get(0).took())
          .isBetween(Duration.ofSeconds(99), Duration.ofSeconds(104));
    }
  }

  @Test
  void oneFileAtATimeInARegionStillGetsThemAllAcross() throws IOException {
    seed(30, 10);
    String one = "{\"parallel_files\": 1}";
    String keys =
        GROUP
            .formatted("\"limits\": {\"primary\": %s, \"secondary\": %s},".formatted(one, one))
            .replace(" ] }", " ], \"limits\": " + one + ", \"files\": [{\"path\": \"folder\"}] }");
    lake.file("folder/a", new byte[300_000]);
    try (DrEngine engine = lake.engine(folder, Tasks.threaded("limits"), keys)) {
      GroupReport report = engine.sync(Set.of(), Optional.empty()).get(0);
      assertThat(report.failures()).isEmpty();
      assertThat(report.outcome()).isInstanceOf(Outcome.Succeeded.class);
      lake.file("folder/b", new byte[300_000]);
      assertThat(engine.sync(Set.of(), Optional.empty()).get(0).outcome())
          .isInstanceOf(Outcome.Succeeded.class);
    }
    assertThat(lake.secondaryFiles("orders"))
        .filteredOn(name -> name.contains("part-"))
        .hasSize(30);
  }

  @Test
  void withoutLimitsNothingWaits() throws IOException {
    lake.table("orders");
    lake.append("orders", 1, new byte[1_000_000]);
    assertThat(sync("").took()).isZero();
    assertThat(lake.slept).allMatch(Duration::isZero);
  }

  @Test
  void requestsToEachRegionKeepTheirRate() throws IOException {
    lake.table("orders");
    for (int i = 1; i <= 20; i++) {
      lake.append("orders", i, new byte[10]);
    }
    GroupReport report = sync("\"limits\": {\"requests_per_second\": 5},");
    long most = Math.max(requests(lake.primary), requests(lake.secondary));
    assertThat(report.took().toMillis() / 1000.0)
        .as("%s requests to the busier region at 5 a second", most)
        .isBetween((most - 10) / 5.0, (lake.primary.count() + lake.secondary.count()) / 5.0);
  }

  private static long requests(io.lakehousedr.testkit.FaultPlan plan) {
    return plan.calls().stream()
        .filter(call -> call.operation() != StoreCall.Operation.READ)
        .count();
  }

  @Test
  void aServiceThatAsksToSlowDownIsAskedLess() throws IOException {
    lake.table("orders");
    for (int i = 1; i <= 30; i++) {
      lake.append("orders", i, new byte[10]);
    }
    lake.secondary.nth(20, call -> call.operation() == StoreCall.Operation.CREATE, throttled());
    GroupReport report = sync("");
    assertThat(report.failures()).isEmpty();
    assertThat(lake.slept.size())
        .as("requests that waited, the retry beside them")
        .isGreaterThan(2);
  }

  private static Fault throttled() {
    return Fault.fail(ErrorKind.THROTTLED);
  }
}

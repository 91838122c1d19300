package io.lakehousedr.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.StoreCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync_max_retries}: a sync that failed is begun anew while what failed may pass. */
class SyncRetriesTest {
  private static final String SHOP =
      """
      "sync_max_retries": %d, "metadata_tables": %s, "sync_groups": [ { "group_name": "shop",
        "tables": ["memory://north/data/orders", "memory://north/data/items"] } ]
      """;

  /** How often a request is sent before the sync hears of it. */
  private static final int REQUESTS = 5;

  private static final byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private final Lake lake = new Lake();

  @BeforeEach
  void tables() {
    lake.table("orders");
    lake.table("items");
  }

  private DrEngine engine(int retries) throws IOException {
    return lake.engine(folder, Tasks.sequential(), SHOP.formatted(retries, false));
  }

  private static GroupReport sync(DrEngine engine) {
    return engine.sync(Set.of(), Optional.empty()).get(0);
  }

  private static boolean createsThePart(StoreCall call) {
    return call.operation() == StoreCall.Operation.CREATE
        && call.path().equals("orders/part-1.parquet");
  }

  private void failTheCopy(int tries, ErrorKind kind) {
    for (int i = 1; i <= tries * REQUESTS; i++) {
      lake.secondary.nth(i, SyncRetriesTest::createsThePart, Fault.fail(kind));
    }
  }

  private List<EngineEvent.TryFailed> failures() {
    return lake.events.stream()
        .filter(EngineEvent.TryFailed.class::isInstance)
        .map(EngineEvent.TryFailed.class::cast)
        .toList();
  }

  @Test
  void theThirdTrySucceedsWithStageNamesOfItsOwn() throws IOException {
    try (DrEngine engine = engine(3)) {
      assertThat(sync(engine).tries()).isEqualTo(1);
      lake.append("orders", 1, ONE);
      lake.commit("items", 1, "{\"commitInfo\":{}}\n");
      failTheCopy(2, ErrorKind.UNAVAILABLE);
      lake.events.clear();

      GroupReport report = sync(engine);

      assertThat(report.outcome()).isInstanceOf(Outcome.Succeeded.class);
      assertThat(report.tries()).isEqualTo(3);
      assertThat(report.took()).isGreaterThan(Duration.ofSeconds(7));
    }
    assertThat(lake.read("orders/part-1.parquet")).isEqualTo(ONE);
    assertThat(failures()).extracting(EngineEvent.TryFailed::tried).containsExactly(1, 2);
    assertThat(failures())
        .allSatisfy(
            failed -> {
              assertThat(failed.error().problem()).isEqualTo(Problem.CUT_BLOCKED);
              assertThat(failed.error().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            });
    assertThat(runsThatStaged()).hasSize(3).doesNotHaveDuplicates();
  }

  /** The runs of the second sync that staged something. */
  private List<String> runsThatStaged() {
    Pattern stage = Pattern.compile("_dr/stage/([^/]+)/.*");
    List<String> started =
        lake.events.stream()
            .filter(EngineEvent.RunStarted.class::isInstance)
            .map(event -> ((EngineEvent.RunStarted) event).run().toString())
            .toList();
    return lake.secondary.calls().stream()
        .filter(call -> call.operation() == StoreCall.Operation.CREATE)
        .map(call -> stage.matcher(call.path()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .filter(started::contains)
        .distinct()
        .toList();
  }

  @Test
  void waitsLongerEachTimeAndAsLongAsTheServiceAsks() throws IOException {
    try (DrEngine engine = engine(3)) {
      sync(engine);
      lake.append("orders", 1, ONE);
      failTheCopy(4, ErrorKind.THROTTLED);

      GroupReport report = sync(engine);

      assertThat(report.tries()).isEqualTo(4);
      assertThat(report.outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.error().kind()).isEqualTo(ErrorKind.THROTTLED));
    }
    List<Duration> pauses = failures().stream().map(EngineEvent.TryFailed::pause).toList();
    assertThat(pauses).hasSize(3);
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5));
    assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    assertThat(lake.slept).containsAll(pauses);
  }

  @Test
  void whatHasToBeMendedIsTriedOnce() throws IOException {
    for (ErrorKind kind : List.of(ErrorKind.CORRUPT, ErrorKind.ACCESS_DENIED, ErrorKind.INVALID)) {
      Lake own = new Lake();
      own.table("orders");
      own.table("items");
      try (DrEngine engine = own.engine(folder, Tasks.sequential(), SHOP.formatted(3, false))) {
        sync(engine);
        own.append("orders", 1, ONE);
        own.secondary.next(SyncRetriesTest::createsThePart, Fault.fail(kind));

        GroupReport report = sync(engine);

        assertThat(report.tries()).as(kind.name()).isEqualTo(1);
        assertThat(report.outcome()).as(kind.name()).isInstanceOf(Outcome.Failed.class);
        assertThat(sync(engine).outcome()).isInstanceOf(Outcome.Succeeded.class);
      }
    }
  }

  @Test
  void oneThatHasToBeMendedAmongOthersThatMayPassIsNotTriedAgain() throws IOException {
    try (DrEngine engine = engine(3)) {
      sync(engine);
      lake.append("orders", 1, ONE);
      failTheCopy(1, ErrorKind.UNAVAILABLE);
      lake.commit("items", 1, "{\"foo\":{}}\n");

      assertThat(sync(engine).tries()).isEqualTo(1);
    }
  }

  @Test
  void theFirstSyncOfATableIsTriedAgainToo() throws IOException {
    lake.append("orders", 1, ONE);
    failTheCopy(1, ErrorKind.UNAVAILABLE);
    try (DrEngine engine = engine(1)) {
      GroupReport report = sync(engine);
      assertThat(report.tries()).isEqualTo(2);
      assertThat(report.failures()).isEmpty();
    }
  }

  @Test
  void noRetriesMeansOneTry() throws IOException {
    try (DrEngine engine = engine(0)) {
      sync(engine);
      lake.append("orders", 1, ONE);
      failTheCopy(1, ErrorKind.UNAVAILABLE);
      assertThat(sync(engine).tries()).isEqualTo(1);
    }
    assertThat(failures()).isEmpty();
  }

  @Test
  void anInterruptEndsTheBackOff() throws IOException {
    try (DrEngine engine = engine(3)) {
      sync(engine);
      lake.append("orders", 1, ONE);
      failTheCopy(4, ErrorKind.UNAVAILABLE);
      lake.listener =
          event -> {
            if (event instanceof EngineEvent.TryFailed) {
              Thread.currentThread().interrupt();
            }
          };
      assertThatThrownBy(() -> sync(engine)).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(failures()).hasSize(1);
  }

  @Test
  void aLostAnswerIsSettledByTheNextTry() throws IOException {
    try (DrEngine engine = engine(1)) {
      sync(engine);
      lake.append("orders", 1, ONE);
      lake.listener =
          event -> {
            if (event instanceof EngineEvent.CutCommitted && failures().isEmpty()) {
              failEveryCommit();
            }
            if (event instanceof EngineEvent.TryFailed) {
              lake.secondary.clear();
            }
          };
      GroupReport report = sync(engine);
      assertThat(report.outcome()).isInstanceOf(Outcome.Succeeded.class);
      assertThat(report.tries()).isEqualTo(2);
    }
    assertThat(lake.secondaryFiles("orders/_delta_log")).hasSize(2);
  }

  private void failEveryCommit() {
    for (int i = 1; i <= REQUESTS; i++) {
      lake.secondary.nth(
          i,
          call ->
              call.operation() == StoreCall.Operation.CREATE
                  && call.path().startsWith("orders/_delta_log/"),
          Fault.fail(ErrorKind.UNAVAILABLE));
    }
  }

  @Test
  void theMetadataTablesTellOfTheWholeOfIt() throws IOException {
    try (DrEngine engine = lake.engine(folder, Tasks.sequential(), SHOP.formatted(3, true))) {
      sync(engine);
      int before = lake.secondaryFiles("_dr/metadata/sync_groups/_delta_log").size();
      lake.append("orders", 1, ONE);
      failTheCopy(2, ErrorKind.UNAVAILABLE);
      assertThat(sync(engine).tries()).isEqualTo(3);
      assertThat(lake.secondaryFiles("_dr/metadata/sync_groups/_delta_log"))
          .as("in progress, and its end")
          .hasSize(before + 2);
    }
  }

  @Test
  void aFailureKeepsItsProblemWhenItsKindIsDecided() {
    DrException decided =
        new DrException(Problem.CUT_BLOCKED, "why").retryAfter(Duration.ofSeconds(3));
    assertThat(decided.as(ErrorKind.THROTTLED).problem()).isEqualTo(Problem.CUT_BLOCKED);
    assertThat(decided.as(ErrorKind.THROTTLED).retryAfter()).contains(Duration.ofSeconds(3));
  }
}

package io.lakehousedr.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.control.SyncState;
import io.lakehousedr.core.control.SyncStatus;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.report.Verification;
import io.lakehousedr.testkit.StoreCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify}: what a sync looks at once more, after its cut. */
class VerifyAfterSyncTest {
  private static final String GROUP =
      """
      %s "metadata_tables": false, "sync_groups": [
        { "group_name": "shop", "tables": ["memory://north/data/orders"] } ]
      """;

  private static final byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private final Lake lake = new Lake();

  private DrEngine engine(String keys) throws IOException {
    return lake.engine(folder, Tasks.sequential(), GROUP.formatted(keys));
  }

  private static GroupReport sync(DrEngine engine) {
    return engine.sync(Set.of(), Optional.empty()).get(0);
  }

  private void flipAtTheCut(String path) {
    lake.listener =
        event -> {
          if (event instanceof EngineEvent.CutComplete) {
            lake.flip(path);
          }
        };
  }

  @Test
  void findsAByteThatWasFlippedDuringTheRun() throws IOException {
    lake.table("orders");
    lake.append("orders", 1, ONE);
    flipAtTheCut("orders/part-1.parquet");
    try (DrEngine engine = engine("\"verify\": {\"depth\": \"content\", \"slices\": 1},")) {
      GroupReport report = sync(engine);
      assertThat(report.outcome()).isInstanceOf(Outcome.Succeeded.class);
      assertThat(report.verification())
          .isInstanceOfSatisfying(
              Verification.Different.class,
              different ->
                  assertThat(different.verdicts().get(0).findings().get(0).where())
                      .endsWith("orders/part-1.parquet"));
    }
  }

  @Test
  void theMetadataTablesSayThatItFailed() throws IOException {
    lake.table("orders");
    String keys =
        GROUP
            .formatted("\"verify\": {\"depth\": \"log\"},")
            .replace("\"metadata_tables\": false", "\"metadata_tables\": true");
    try (DrEngine engine = lake.engine(folder, Tasks.sequential(), keys)) {
      sync(engine);
      SyncState good = lake.metadata("shop");
      assertThat(good.status()).contains(SyncStatus.SUCCESS);
      lake.append("orders", 1, ONE);
      flipAtTheCut("orders/_delta_log/00000000000000000001.json");
      sync(engine);
      SyncState bad = lake.metadata("shop");
      assertThat(bad.status()).contains(SyncStatus.FAILED);
      assertThat(bad.message().orElseThrow()).startsWith("DR-6001 memory://north/data/orders: ");
      assertThat(bad.start()).as("that of the last success").isEqualTo(good.start());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "files", "content"})
  void findsACommitThatWasChangedAndIsContentOtherwise(String depth) throws IOException {
    lake.table("orders");
    try (DrEngine engine = engine("\"verify\": {\"depth\": \"%s\"},".formatted(depth))) {
      assertThat(sync(engine).verification()).isInstanceOf(Verification.Same.class);
      lake.append("orders", 1, ONE);
      flipAtTheCut("orders/_delta_log/00000000000000000001.json");
      assertThat(sync(engine).verification()).isInstanceOf(Verification.Different.class);
    }
  }

  @Test
  void withoutTheKeyAndWithAScheduleOfItsOwnNothingIsVerified() throws IOException {
    lake.table("orders");
    lake.append("orders", 1, ONE);
    flipAtTheCut("orders/part-1.parquet");
    for (String keys : new String[] {"", "\"verify\": {\"schedule\": \"0 3 * * *\"},"}) {
      try (DrEngine engine = engine(keys)) {
        assertThat(sync(engine).verification()).isInstanceOf(Verification.NotDone.class);
      }
    }
  }

  @Test
  void theLogIsLookedAtWhereItMoved() throws IOException {
    lake.table("orders");
    for (int i = 1; i <= 40; i++) {
      lake.append("orders", i, ONE);
    }
    long plain = opened("");
    long verified = opened("\"verify\": {\"depth\": \"log\"},");
    assertThat(verified - plain)
        .as("log files of some 40 on either side that are opened once more")
        .isBetween(3L, 4L);
  }

  /** How many objects of its log a sync of one more commit opens, on both sides. */
  private long opened(String keys) throws IOException {
    try (DrEngine engine = engine(keys)) {
      sync(engine);
      long version = lake.secondaryFiles("orders/_delta_log").size();
      lake.append("orders", version, ONE);
      long before = opened();
      assertThat(sync(engine).verification()).isNotInstanceOf(Verification.Different.class);
      return opened() - before;
    }
  }

  private long opened() {
    return java.util.stream.Stream.of(lake.primary, lake.secondary)
        .flatMap(plan -> plan.calls().stream())
        .filter(call -> call.operation() == StoreCall.Operation.OPEN)
        .filter(call -> call.path().startsWith("orders/_delta_log/"))
        .count();
  }

  @Test
  void aSyncWithNothingNewReadsNoLogForItsVerification() throws IOException {
    lake.table("orders");
    try (DrEngine engine = engine("\"verify\": {\"depth\": \"log\"},")) {
      sync(engine);
      assertThat(sync(engine).verification())
          .isInstanceOfSatisfying(
              Verification.Same.class,
              same ->
                  assertThat(same.verdicts())
                      .extracting(MemberVerdict::filesChecked)
                      .containsExactly(0L));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 10})
  void everySliceHasItsTurnWhateverLiesBetweenTwoCuts(int distance) {
    for (int slices : new int[] {2, 3, 10, 30, 100}) {
      everySliceHasItsTurn(distance, slices);
    }
  }

  private static void everySliceHasItsTurn(int distance, int slices) {
    Set<Integer> seen =
        IntStream.range(0, slices + 10)
            .mapToObj(cut -> VerifyAfterSync.slice(4 + (long) cut * distance, slices))
            .map(slice -> slice.map(VerifyOptions.Slice::index).orElseThrow())
            .collect(Collectors.toSet());
    assertThat(seen).hasSize(slices);
  }
}

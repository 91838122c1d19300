package io.lakehousedr.examples.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.engine.VerifyOptions.Against;
import io.lakehousedr.engine.VerifyOptions.Depth;
import io.lakehousedr.examples.lake.Column;
import io.lakehousedr.examples.lake.DeltaTable;
import io.lakehousedr.examples.lake.Row;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine finds the adapter on the class path and keeps a replica in a database. */
class SyncIntoDatabaseTest {
  @TempDir private Path folder;
  private Path config;
  private DeltaTable orders;
  private DeltaTable items;

  @BeforeEach
  void prepare() throws IOException {
    config =
        Files.writeString(
            folder.resolve("dr.json"),
            """
            { "platform": "local",
              "workspaces": [ {
                "workspace_name": "shop",
                "sync_location_primary": "file:%1$s/primary",
                "sync_location_secondary": "h2:%1$s/secondary.mv.db/lake",
                "storage_options_secondary": { "h2.max_connections": "4" },
                "settle": "0s",
                "sync_groups": [ {
                  "group_name": "sales",
                  "tables": ["file:%1$s/primary/orders", "file:%1$s/primary/items"] } ]
              } ] }
            """
                .formatted(folder));
    orders = table("orders", 1, 40);
    items = table("items", 1, 90);
  }

  private DeltaTable table(String name, long first, long last) throws IOException {
    return DeltaTable.create(
        folder.resolve("primary").resolve(name),
        List.of(Column.number("id"), Column.number("cents")),
        Optional.empty(),
        rows(first, last));
  }

  private static List<Row> rows(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(id -> new Row(Map.of("id", id, "cents", id * 10)))
        .toList();
  }

  @Test
  void everyRowIsTheSameAtTheReplica() throws IOException {
    sync();
    orders.append(rows(41, 50));
    items.append(rows(91, 120));
    GroupReport second = sync();

    assertThat(second.copiedFiles()).isEqualTo(2);
    assertThat(folder.resolve("secondary.mv.db")).isRegularFile();
    assertRows(Against.SOURCE, 50, 120);
  }

  @Test
  void theReplicaNeedsNoSource() throws IOException {
    sync();
    Files.move(folder.resolve("primary"), folder.resolve("gone"));
    assertRows(Against.ITSELF, 40, 90);
  }

  private GroupReport sync() {
    try (DrEngine engine = LakehouseDr.open(config, EngineListener.NONE)) {
      GroupReport report = engine.sync(Set.of(), Optional.empty()).get(0);
      assertThat(report.outcome()).isInstanceOf(Outcome.Succeeded.class);
      return report;
    }
  }

  private void assertRows(Against side, long inOrders, long inItems) {
    VerifyOptions everyRow = new VerifyOptions(Depth.ROWS, side, Optional.empty());
    try (DrEngine engine = LakehouseDr.open(config, EngineListener.NONE)) {
      List<MemberVerdict> verdicts = engine.verify(Set.of(), everyRow);
      assertThat(verdicts).allMatch(MemberVerdict::isClean);
      assertThat(verdicts)
          .extracting(verdict -> verdict.rows().orElseThrow())
          .containsExactlyInAnyOrder(inOrders, inItems);
    }
  }
}

package io.lakehousedr.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.examples.lake.Column;
import io.lakehousedr.examples.lake.Content;
import io.lakehousedr.examples.lake.ContentReader;
import io.lakehousedr.examples.lake.DeltaTable;
import io.lakehousedr.examples.lake.Row;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSyncTest {
  @TempDir private Path folder;
  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
  private Path config;
  private DeltaTable table;

  @BeforeEach
  void prepare() throws IOException {
    Path source = folder.resolve("primary/readings");
    config =
        Files.writeString(
            folder.resolve("dr.json"),
            """
            { "platform": "local",
              "workspaces": [ {
                "workspace_name": "north",
                "sync_location_primary": "file:%1$s/primary",
                "sync_location_secondary": "file:%1$s/secondary",
                "settle": "0s",
                "sync_groups": [ { "group_name": "lab", "tables": ["file:%1$s/primary/readings"] } ]
              } ] }
            """
                .formatted(folder));
    table =
        DeltaTable.create(
            source,
            List.of(Column.number("id"), Column.number("cents")),
            Optional.empty(),
            List.of(row(1), row(2)));
  }

  private static Row row(long id) {
    return new Row(Map.of("id", id, "cents", id * 10));
  }

  @Test
  void tellsOfEveryStepAndBringsTheReplicaToTheSameRows() throws IOException {
    EmbeddedSync.sync(config, steps::add);
    table.append(List.of(row(3)));

    List<GroupReport> reports = EmbeddedSync.sync(config, steps::add);

    assertThat(reports.get(0).outcome()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(reports.get(0).copiedFiles()).isEqualTo(1);
    assertThat(steps)
        .anyMatch(step -> step.endsWith("whatever happens now"))
        .anyMatch(step -> step.startsWith("lab stands at "));
    ContentReader reader = new ContentReader();
    Content replica = reader.read(folder.resolve("secondary/readings"), OptionalLong.empty());
    assertThat(replica).isEqualTo(reader.read(table.folder(), OptionalLong.empty()));
    assertThat(replica.rows()).isEqualTo(3);
    assertThat(replica.cents()).hasValue(60);
  }

  @Test
  void tellsWhyATableCannotBeShipped() throws IOException {
    EmbeddedSync.sync(config, steps::add);
    Path commit = table.folder().resolve("_delta_log/00000000000000000001.json");
    Files.writeString(commit, "{\"unheardOf\":{}}\n");

    List<GroupReport> reports = EmbeddedSync.sync(config, steps::add);

    assertThat(reports.get(0).outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(steps).anyMatch(step -> step.contains("DR-2107") && step.contains("unheardOf"));
  }
}

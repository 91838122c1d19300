package io.lakehousedr.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.AlteredStore;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.plan.MemberPlan;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.NotKept;
import io.lakehousedr.spi.store.ObjectAttributes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a target does not keep of files is told, not dropped silently. */
class FilesNotKeptTest {
  private static final String DOCS = "memory://north/data/docs";
  private static final String GROUP =
      """
      "metadata_tables": false, "sync_groups": [ { "group_name": "shop", "files": ["docs"] } ]
      """;
  private static final ObjectAttributes BOTH =
      ObjectAttributes.of(Optional.of("text/csv"), Map.of("team", "a"));

  @TempDir private Path folder;
  private final Lake lake = new Lake();

  @BeforeEach
  void files() {
    lake.file("docs/one", "1", BOTH);
    lake.file("docs/two", "2", ObjectAttributes.of(Optional.of("text/csv"), Map.of()));
    lake.file(
        "docs/any", "3", ObjectAttributes.of(Optional.of("application/octet-stream"), Map.of()));
  }

  private DrEngine engine() throws IOException {
    return lake.engine(folder, Tasks.sequential(), GROUP);
  }

  private static GroupReport sync(DrEngine engine) {
    return engine.sync(Set.of(), Optional.empty()).get(0);
  }

  @Test
  void whatIsKeptIsNotSpokenOf() throws IOException {
    try (DrEngine engine = engine()) {
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).members())
          .singleElement()
          .isInstanceOfSatisfying(
              MemberPlan.Copy.class, copy -> assertThat(copy.notKept()).isEmpty());
      assertThat(sync(engine).notKept()).isEmpty();
    }
    assertThat(lake.attributes("docs/one")).isEqualTo(BOTH);
  }

  @Test
  void whatIsLostIsCountedByKind() throws IOException {
    lake.secondaryStores =
        store ->
            new AlteredStore(store, Optional.empty(), Set.of(ObjectAttributes.Kind.POSIX_ACCESS));
    NotKept types = new NotKept(DOCS, NotKept.Kind.CONTENT_TYPE, 2);
    NotKept metadata = new NotKept(DOCS, NotKept.Kind.METADATA, 1);
    try (DrEngine engine = engine()) {
      assertThat(engine.plan(Set.of(), Optional.empty()).get(0).members())
          .singleElement()
          .isInstanceOfSatisfying(
              MemberPlan.Copy.class,
              copy ->
                  assertThat(copy.notKept())
                      .containsExactly(NotKept.Kind.CONTENT_TYPE, NotKept.Kind.METADATA));
      assertThat(sync(engine).notKept()).containsExactly(types, metadata);
      assertThat(lake.events)
          .contains(
              new EngineEvent.AttributesDropped("shop", types),
              new EngineEvent.AttributesDropped("shop", metadata));
      assertThat(sync(engine).notKept()).as("nothing was written").isEmpty();
    }
    assertThat(lake.attributes("docs/one")).isEqualTo(ObjectAttributes.NONE);
  }
}

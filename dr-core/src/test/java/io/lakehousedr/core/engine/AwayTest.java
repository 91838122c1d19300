package io.lakehousedr.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.testkit.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secondary region that is away, a workspace that cannot be opened, a secondary all alone. */
class AwayTest {
  private static final String GROUP =
      """
      "metadata_tables": false, "sync_max_retries": 0, "sync_groups": [
        { "group_name": "shop", "tables": ["memory://north/data/orders"] } ]
      """;

  @TempDir private Path folder;
  private final Lake lake = new Lake();

  private List<GroupReport> sync(String keys) throws IOException {
    try (DrEngine engine = lake.engine(folder, Tasks.sequential(), keys)) {
      return engine.sync(Set.of(), Optional.empty());
    }
  }

  private static Problem problem(GroupReport report) {
    return ((Outcome.Failed) report.outcome()).error().problem();
  }

  @Test
  void theGroupSaysThatTheSecondaryRegionIsNotAvailable() throws IOException {
    lake.table("orders");
    for (int call = 1; call <= 1_000; call++) {
      lake.secondary.at(call, Fault.fail(ErrorKind.UNAVAILABLE));
    }
    GroupReport report = sync(GROUP).get(0);
    assertThat(problem(report)).isEqualTo(Problem.SECONDARY_UNAVAILABLE);
    assertThat(((Outcome.Failed) report.outcome()).error().message())
        .startsWith("secondary region not available: memory://south/data");
    lake.secondary.clear();
    assertThat(sync(GROUP).get(0).outcome()).isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void aSecondaryThatAnswersIsNotBlamed() throws IOException {
    GroupReport report = sync(GROUP).get(0);
    assertThat(report.failures().values())
        .extracting(failure -> failure.problem())
        .doesNotContain(Problem.SECONDARY_UNAVAILABLE);
    lake.table("orders");
    lake.primary.next(call -> true, Fault.fail(ErrorKind.ACCESS_DENIED));
    report = sync(GROUP).get(0);
    assertThat(report.outcome().toString() + report.failures())
        .contains("denied")
        .doesNotContain("secondary region not available");
  }

  @Test
  void aWorkspaceThatCannotBeOpenedFailsAndTheOthersGoOn() throws IOException {
    lake.table("orders");
    String other =
        """
        , { "workspace_name": "west", "metadata_tables": false,
            "sync_location_primary": "nowhere://west/data",
            "sync_location_secondary": "nowhere://east/data",
            "sync_groups": [
              { "group_name": "crm", "tables": ["nowhere://west/data/customers"] } ] }
        """;
    String both = GROUP.stripTrailing() + "} " + other.stripTrailing();
    List<GroupReport> reports = sync(both.substring(0, both.length() - 1));
    assertThat(reports).extracting(GroupReport::group).containsExactly("shop", "crm");
    assertThat(reports.get(0).outcome()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(reports.get(1).outcome()).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void theSecondaryAloneIsOpenedWithItsOptionsAndSecrets() throws IOException {
    lake.table("orders");
    sync(GROUP);
    lake.opened.clear();
    Map<String, String> options = Map.of("endpoint", "https://west", "key", "${env:WEST_KEY}");
    ControlRoot root = ControlRoot.of(Location.parse("memory://south/data"), options);
    try (Secondary alone = new Secondary(root, lake.services(Tasks.sequential()))) {
      assertThat(alone.status()).hasSize(1);
      assertThat(alone.recover().get(0).outcome()).isInstanceOf(Outcome.Skipped.class);
    }
    assertThat(lake.opened)
        .isNotEmpty()
        .allSatisfy(
            context -> {
              assertThat(context.option("endpoint")).contains("https://west");
              assertThat(context.option("key")).contains("hunter2");
            });
    assertThat(root.toString()).contains("${env:WEST_KEY}").doesNotContain("hunter2");
  }
}

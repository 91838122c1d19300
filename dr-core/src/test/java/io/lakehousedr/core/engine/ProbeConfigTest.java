package io.lakehousedr.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.config.ConfigLoader;
import io.lakehousedr.core.config.LeftOut;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.config.problem.ConfigProblem;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.StoreCall.Operation;
import org.junit.jupiter.api.Test;

/** Places that can be used, and some that cannot. */
class ProbeConfigTest {
  private static final String CONFIG =
      """
      { "platform": "local", "workspaces": [
        { "workspace_name": "bad", "metadata_tables": false,
          "sync_location_primary": "nowhere://north/data",
          "sync_location_secondary": "nowhere://south/data",
          "sync_groups": [ { "group_name": "crm", "tables": ["nowhere://north/data/x"] } ] },
        { "workspace_name": "north", "metadata_tables": false,
          "sync_location_primary": "memory://north/data",
          "sync_location_secondary": "memory://south/data",
          "sync_groups": [ { "group_name": "shop", "tables": ["memory://north/data/orders"] } ] }
      ] }
      """;

  private final Lake lake = new Lake();

  private LoadedConfig probe(String config) {
    return new ProbeConfig(ConfigLoader.load(config, "dr.json"), lake.services(Tasks.sequential()))
        .run();
  }

  private LoadedConfig probeNorth() {
    int second = CONFIG.indexOf("{ \"workspace_name\": \"north\"");
    int first = CONFIG.indexOf("{ \"workspace_name\": \"bad\"");
    return probe(CONFIG.substring(0, first) + CONFIG.substring(second));
  }

  private static void refuse(FaultPlan plan, Operation operation) {
    plan.next(call -> call.operation() == operation, Fault.fail(ErrorKind.ACCESS_DENIED));
  }

  private void failsAt(LoadedConfig probed, String key, String message) {
    assertThat(probed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.problem()).isEqualTo(Problem.STORE_DENIED);
              assertThat(problem.path()).isEqualTo("$.workspaces[0]." + key);
              assertThat(problem.message()).startsWith("memory://").contains(message, "grant");
            });
    assertThat(probed.config().workspaces()).isEmpty();
  }

  @Test
  void whatCanBeUsedStaysAndNothingIsLeftBehind() {
    lake.table("orders");
    LoadedConfig probed = probeNorth();
    assertThat(probed.isSound()).isTrue();
    assertThat(probed.config().workspaces()).hasSize(1);
    assertThat(lake.secondaryFiles("")).isEmpty();
    assertThat(lake.secondary.calls())
        .extracting(call -> call.operation())
        .contains(Operation.LIST, Operation.CREATE, Operation.OPEN, Operation.DELETE);
    assertThat(lake.primary.calls())
        .as("nothing is written where data is read")
        .extracting(call -> call.operation())
        .containsOnly(Operation.LIST);
  }

  @Test
  void eachPermissionThatLacksIsNamed() {
    refuse(lake.secondary, Operation.CREATE);
    failsAt(probeNorth(), "sync_location_secondary", "could not create objects");
    refuse(lake.secondary, Operation.OPEN);
    failsAt(probeNorth(), "sync_location_secondary", "could not read objects");
    refuse(lake.primary, Operation.LIST);
    failsAt(probeNorth(), "sync_location_primary", "could not list and read objects");
    refuse(lake.secondary, Operation.DELETE);
    failsAt(probeNorth(), "sync_location_secondary", "could not delete objects");
  }

  @Test
  void aWorkspaceThatFailsIsLeftOutWithItsPlaceAndTheOthersStay() {
    LoadedConfig probed = probe(CONFIG);
    assertThat(probed.config().workspaces())
        .extracting(workspace -> workspace.name())
        .containsExactly("north");
    assertThat(probed.problems())
        .extracting(ConfigProblem::path)
        .contains("$.workspaces[0].sync_location_secondary");
    assertThat(probed.problems()).allMatch(problem -> problem.line() > 1);
    assertThat(probed.leftOut()).extracting(LeftOut::path).containsExactly("$.workspaces[0]");
    assertThat(probed.isLeftOut("bad", "crm")).isTrue();
  }
}

package io.lakehousedr.examples.demo;

import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.model.Location;
import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberVerdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator does with the engine.
 *
 * @param config the configuration
 * @param secondary the secondary's folder
 */
record Operator(Path config, Path secondary) {
  List<GroupPlan> plan() {
    try (DrEngine engine = open()) {
      return engine.plan(Set.of(), Optional.empty());
    }
  }

  List<GroupReport> sync() {
    try (DrEngine engine = open()) {
      return engine.sync(Set.of(), Optional.empty());
    }
  }

  List<MemberVerdict> verifyRows() {
    try (DrEngine engine = open()) {
      return engine.verify(
          Set.of(),
          new VerifyOptions(
              VerifyOptions.Depth.ROWS, VerifyOptions.Against.SOURCE, Optional.empty()));
    }
  }

  private DrEngine open() {
    return LakehouseDr.open(config, EngineListener.NONE);
  }

  /** From the secondary alone: no configuration, no source. */
  List<GroupReport> recover() {
    return LakehouseDr.recover(ControlRoot.of(control()), EngineListener.NONE);
  }

  /** From the secondary alone: no configuration, no source. */
  GroupStatus status(String group) {
    return LakehouseDr.status(ControlRoot.of(control())).stream()
        .filter(status -> status.group().equals(group))
        .findFirst()
        .orElseThrow();
  }

  private Location control() {
    return Location.parse(DrFile.file(secondary));
  }
}

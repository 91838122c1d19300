package io.lakehousedr.cli;

import io.lakehousedr.cli.host.EngineOpener;
import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.model.Location;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import java.util.List;

/** The real engine. Its classes are loaded when a command first asks for it, not before. */
final class LakehouseOpener implements EngineOpener {
  @Override
  public DrEngine open(LoadedConfig config, EngineListener listener) {
    return LakehouseDr.open(config, listener);
  }

  @Override
  public List<GroupReport> recover(Location control, EngineListener listener) {
    return LakehouseDr.recover(control, listener);
  }

  @Override
  public List<GroupStatus> status(Location control) {
    return LakehouseDr.status(control);
  }
}

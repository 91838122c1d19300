package io.lakehousedr.cli.host;

import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import java.util.List;

/** Where commands get the engine from. */
public interface EngineOpener {
  /** The engine for a configuration; the caller closes it. */
  DrEngine open(LoadedConfig config, EngineListener listener);

  /** The configuration without what cannot be reached. */
  LoadedConfig probe(LoadedConfig config);

  /** Completes committed cuts of all groups below a control location, without configuration. */
  List<GroupReport> recover(ControlRoot control, EngineListener listener);

  /** How all groups below a control location stand, without configuration. */
  List<GroupStatus> status(ControlRoot control);
}

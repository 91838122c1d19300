package io.lakehousedr.cli;

import io.lakehousedr.cli.host.EngineOpener;
import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real engine. Its classes are loaded when a command first asks for it, not before; those of an
 * adapter when the configuration names a place that only it serves.
 */
final class LakehouseOpener implements EngineOpener {
  /** Set by the launcher: folders with an adapter's jars each. */
  private static final String FOLDERS = "dr.adapters";

  @Override
  public DrEngine open(LoadedConfig config, EngineListener listener) {
    return LakehouseDr.open(config, listener, folders());
  }

  @Override
  public LoadedConfig probe(LoadedConfig config) {
    return LakehouseDr.probe(config, folders());
  }

  @Override
  public List<GroupReport> recover(ControlRoot control, EngineListener listener) {
    return LakehouseDr.recover(control, listener, folders());
  }

  @Override
  public List<GroupStatus> status(ControlRoot control) {
    return LakehouseDr.status(control, folders());
  }

  private static List<Path> folders() {
    return Stream.of(System.getProperty(FOLDERS, "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .toList();
  }
}

package io.lakehousedr.core.assembly;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import io.lakehousedr.core.config.ConfigLoader;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.engine.ControlTableFactory;
import io.lakehousedr.core.engine.DefaultEngine;
import io.lakehousedr.core.engine.Secondary;
import io.lakehousedr.core.engine.Services;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.verify.TableReader;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Opens engines. */
public final class LakehouseDr {
  private LakehouseDr() {}

  /**
   * An engine on the configuration in a file.
   *
   * @throws DrException CONFIG_INVALID with all problems, when nothing of the file can be used;
   *     groups with problems of their own are left out
   */
  public static DrEngine open(Path config, EngineListener listener) {
    LoadedConfig loaded = ConfigLoader.load(config);
    if (loaded.config().workspaces().isEmpty()) {
      throw new DrException(
          Problem.CONFIG_INVALID,
          loaded.problems().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }
    return open(loaded, listener);
  }

  /** An engine on a configuration that was loaded; what is left out of it is not served. */
  public static DrEngine open(LoadedConfig config, EngineListener listener) {
    Injector injector = injector(listener);
    return new DefaultEngine(
        config,
        injector.getInstance(Services.class),
        injector.getInstance(ControlTableFactory.class),
        () -> injector.getInstance(TableReader.class));
  }

  /** Completes what is committed, from a secondary's control root alone. */
  public static List<GroupReport> recover(Location control, EngineListener listener) {
    try (Secondary secondary = secondary(control, listener)) {
      return secondary.recover();
    }
  }

  /** How the groups of a secondary stand, from its control root alone. */
  public static List<GroupStatus> status(Location control) {
    try (Secondary secondary = secondary(control, EngineListener.NONE)) {
      return secondary.status();
    }
  }

  private static Secondary secondary(Location control, EngineListener listener) {
    return new Secondary(control, injector(listener).getInstance(Services.class));
  }

  private static Injector injector(EngineListener listener) {
    Injector injector =
        Guice.createInjector(
            Stage.PRODUCTION, new EngineModule(listener, LakehouseDr.class.getClassLoader()));
    try {
      injector.getInstance(Services.class);
      return injector;
    } catch (ProvisionException e) {
      injector.getInstance(Tasks.class).close();
      throw e.getCause() instanceof DrException known ? known : e;
    }
  }
}

package io.lakehousedr.core.assembly;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import io.lakehousedr.core.config.ConfigLoader;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.core.engine.ControlTableFactory;
import io.lakehousedr.core.engine.DefaultEngine;
import io.lakehousedr.core.engine.ProbeConfig;
import io.lakehousedr.core.engine.Secondary;
import io.lakehousedr.core.engine.Services;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.verify.TableReader;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Opens engines. Adapters come from the class path; those of folders (an adapter's jars in each)
 * are loaded when the class path does not serve what is asked for.
 */
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
    return open(config, listener, List.of());
  }

  /**
   * An engine that has adapters in folders, too.
   *
   * @param adapterFolders those that are missing are passed over
   */
  public static DrEngine open(
      LoadedConfig config, EngineListener listener, List<Path> adapterFolders) {
    Injector injector = injector(listener, adapterFolders);
    return new DefaultEngine(
        config,
        injector.getInstance(Services.class),
        injector.getInstance(ControlTableFactory.class),
        () -> injector.getInstance(TableReader.class));
  }

  /**
   * Asks every place that the configuration names: what is read is listed, what is written takes a
   * probe that is read back and deleted. Repeatable.
   *
   * @param adapterFolders those that are missing are passed over
   * @return the configuration without the workspaces with a place that cannot be used, and why
   */
  public static LoadedConfig probe(LoadedConfig config, List<Path> adapterFolders) {
    Services services = injector(EngineListener.NONE, adapterFolders).getInstance(Services.class);
    try (Tasks tasks = services.tasks()) {
      return new ProbeConfig(config, services).run();
    }
  }

  /**
   * Completes what is committed, from a secondary's control root alone.
   *
   * @throws DrException CONFIG_SECRET when a reference in its options cannot be resolved
   */
  public static List<GroupReport> recover(ControlRoot control, EngineListener listener) {
    return recover(control, listener, List.of());
  }

  /** Completes what is committed, with adapters in folders, too. */
  public static List<GroupReport> recover(
      ControlRoot control, EngineListener listener, List<Path> adapterFolders) {
    try (Secondary secondary = secondary(control, listener, adapterFolders)) {
      return secondary.recover();
    }
  }

  /**
   * How the groups of a secondary stand, from its control root alone.
   *
   * @throws DrException CONFIG_SECRET when a reference in its options cannot be resolved
   */
  public static List<GroupStatus> status(ControlRoot control) {
    return status(control, List.of());
  }

  /** How the groups of a secondary stand, with adapters in folders, too. */
  public static List<GroupStatus> status(ControlRoot control, List<Path> adapterFolders) {
    try (Secondary secondary = secondary(control, EngineListener.NONE, adapterFolders)) {
      return secondary.status();
    }
  }

  private static Secondary secondary(
      ControlRoot control, EngineListener listener, List<Path> adapterFolders) {
    return new Secondary(control, injector(listener, adapterFolders).getInstance(Services.class));
  }

  private static Injector injector(EngineListener listener, List<Path> adapterFolders) {
    Injector injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            new EngineModule(listener, LakehouseDr.class.getClassLoader(), adapterFolders));
    try {
      injector.getInstance(Services.class);
      return injector;
    } catch (ProvisionException e) {
      injector.getInstance(Tasks.class).close();
      throw e.getCause() instanceof DrException known ? known : e;
    }
  }
}

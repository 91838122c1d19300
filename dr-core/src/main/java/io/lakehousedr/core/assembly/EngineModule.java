package io.lakehousedr.core.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.lakehousedr.core.config.SecretResolver;
import io.lakehousedr.core.engine.Adapters;
import io.lakehousedr.core.engine.ControlTableFactory;
import io.lakehousedr.core.engine.Services;
import io.lakehousedr.core.hadoop.DeltaControlTable;
import io.lakehousedr.core.hadoop.KernelCheckpoints;
import io.lakehousedr.core.hadoop.KernelTables;
import io.lakehousedr.core.retry.Retry;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.verify.TableReader;
import io.lakehousedr.engine.EngineListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The bindings of one engine. */
final class EngineModule extends AbstractModule {
  private static final int FILES_AT_ONCE = 4;

  private final EngineListener listener;
  private final ClassLoader plugins;
  private final List<Path> adapters;

  EngineModule(EngineListener listener, ClassLoader plugins, List<Path> adapters) {
    this.listener = listener;
    this.plugins = plugins;
    this.adapters = List.copyOf(adapters);
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    bind(Clock.class).toInstance(Clock.system());
    bind(EngineListener.class).toInstance(new SafeListener(listener));
    bind(BuiltInPlugin.class);
  }

  @Provides
  @Singleton
  Ids ids(Clock clock) {
    return Ids.random(clock);
  }

  @Provides
  @Singleton
  Tasks tasks() {
    return Tasks.threaded("dr");
  }

  @Provides
  Retry retry(Clock clock, Ids ids) {
    return new Retry(Retry.Limits.USUAL, clock, ids);
  }

  @Provides
  @Singleton
  Adapters adapters(BuiltInPlugin builtIn) {
    return Plugins.load(builtIn, plugins, adapters);
  }

  @Provides
  SecretResolver secrets() {
    return new SecretResolver(System.getenv(), key -> Optional.empty());
  }

  @Provides
  @Singleton
  Services services(
      Adapters adapters,
      Clock clock,
      Ids ids,
      Tasks tasks,
      Retry retry,
      SecretResolver secrets,
      TableReader tables,
      EngineListener told) {
    return new Services(
        adapters, clock, ids, tasks, retry, secrets, tables, new KernelCheckpoints(), told);
  }

  @Provides
  ControlTableFactory controls(Clock clock, Ids ids) {
    return (store, folder) -> new DeltaControlTable(store, folder, clock, ids);
  }

  @Provides
  TableReader tables(Tasks tasks) {
    return new KernelTables(tasks, FILES_AT_ONCE);
  }
}

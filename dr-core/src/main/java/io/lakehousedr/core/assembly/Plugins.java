package io.lakehousedr.core.assembly;

import io.lakehousedr.core.engine.Adapters;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.spi.DrPlugin;
import io.lakehousedr.spi.catalog.CatalogFactory;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds plugins. One that is broken is named and left out; two that claim the same are an error.
 */
final class Plugins {
  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);
  private static final int MOST = 10_000;

  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, ObjectStoreFactory> stores = new HashMap<>();
  private final Map<String, CatalogFactory> catalogs = new HashMap<>();

  private final Set<Class<?>> known = new HashSet<>();

  private Plugins() {}

  /**
   * All that {@code builtIn} and the class path offer, and, when that is not enough, the folders.
   */
  static Adapters load(DrPlugin builtIn, ClassLoader loader, List<Path> folders) {
    Plugins plugins = new Plugins();
    plugins.add(builtIn);
    found(loader).forEach(plugins::add);
    return new Adapters(plugins.offers(), () -> plugins.and(folders, loader));
  }

  private Adapters.Offers and(List<Path> folders, ClassLoader parent) {
    AdapterFolders.loaders(folders, parent).forEach(loader -> found(loader).forEach(this::add));
    return offers();
  }

  private Adapters.Offers offers() {
    return new Adapters.Offers(stores, catalogs);
  }

  private static List<DrPlugin> found(ClassLoader loader) {
    List<DrPlugin> found = new ArrayList<>();
    Iterator<DrPlugin> plugins = ServiceLoader.load(DrPlugin.class, loader).iterator();
    for (int i = 0; i < MOST; i++) {
      try {
        if (!plugins.hasNext()) {
          return found;
        }
        found.add(plugins.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        LOG.warn(
            "{} a plugin on the class path is left out: {}",
            Problem.PLUGIN_BROKEN.code(),
            e.getMessage(),
            e);
      }
    }
    return found;
  }

  /** A folder's loader finds its parent's plugins too. */
  private void add(DrPlugin plugin) {
    if (!known.add(plugin.getClass())) {
      return;
    }
    try {
      List<ObjectStoreFactory> itsStores = plugin.stores();
      List<CatalogFactory> itsCatalogs = plugin.catalogs();
      claim("plugin " + plugin.name(), plugin);
      itsStores.forEach(
          factory -> factory.schemes().forEach(scheme -> store(plugin, scheme, factory)));
      itsCatalogs.forEach(factory -> catalog(plugin, factory));
    } catch (DrException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("{} {} is left out", Problem.PLUGIN_BROKEN.code(), where(plugin), e);
    }
  }

  private void store(DrPlugin plugin, String scheme, ObjectStoreFactory factory) {
    claim("scheme " + scheme, plugin);
    stores.put(scheme, factory);
  }

  private void catalog(DrPlugin plugin, CatalogFactory factory) {
    claim("platform " + factory.platform(), plugin);
    catalogs.put(factory.platform(), factory);
  }

  private void claim(String what, DrPlugin plugin) {
    String other = owners.put(what, where(plugin));
    if (other != null) {
      throw new DrException(
          Problem.PLUGIN_BROKEN,
          what + " is claimed twice, by " + other + " and by " + where(plugin) + ": remove one");
    }
  }

  private static String where(DrPlugin plugin) {
    String jar =
        Optional.ofNullable(plugin.getClass().getProtectionDomain().getCodeSource())
            .map(CodeSource::getLocation)
            .map(Object::toString)
            .orElse("an unknown place");
    return plugin.getClass().getName() + " in " + jar;
  }
}

package io.lakehousedr.core.engine;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.spi.catalog.CatalogFactory;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.Map;
import java.util.TreeSet;

/**
 * The factories that plugins offer.
 *
 * @param stores by URI scheme
 * @param catalogs by platform
 */
public record Adapters(
    Map<String, ObjectStoreFactory> stores, Map<String, CatalogFactory> catalogs) {
  /** Copies the maps. */
  public Adapters {
    stores = Map.copyOf(stores);
    catalogs = Map.copyOf(catalogs);
  }

  /** The factory for a scheme. */
  ObjectStoreFactory store(String scheme) {
    ObjectStoreFactory factory = stores.get(scheme);
    if (factory == null) {
      throw missing("store serves " + scheme + ":", new TreeSet<>(stores.keySet()));
    }
    return factory;
  }

  /** The factory for a platform. */
  CatalogFactory catalog(String platform) {
    CatalogFactory factory = catalogs.get(platform);
    if (factory == null) {
      throw missing("catalog serves platform " + platform, new TreeSet<>(catalogs.keySet()));
    }
    return factory;
  }

  private static DrException missing(String what, TreeSet<String> known) {
    return new DrException(
        Problem.PLUGIN_BROKEN,
        "no plugin on the class path with a "
            + what
            + "; there are "
            + known
            + ". Add the adapter's jar to the class path");
  }
}

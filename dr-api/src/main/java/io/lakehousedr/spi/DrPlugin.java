package io.lakehousedr.spi;

import io.lakehousedr.spi.catalog.CatalogFactory;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.List;

/**
 * The only type that {@link java.util.ServiceLoader} looks for. A plugin is a plain object with a
 * public constructor without arguments, and offers factories; an extension point it does not serve
 * stays empty. A plugin that cannot be loaded is named and left out; the others go on.
 */
public interface DrPlugin {
  /** A short name for messages, unique on the class path, for example {@code s3}. */
  String name();

  /** Factories of stores. */
  default List<ObjectStoreFactory> stores() {
    return List.of();
  }

  /** Factories of catalogs. */
  default List<CatalogFactory> catalogs() {
    return List.of();
  }
}

package io.lakehousedr.spi.catalog;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;

/** Opens the catalogs of one platform. */
public interface CatalogFactory {
  /** The platform as configurations name it, for example {@code local} or {@code databricks}. */
  String platform();

  /**
   * Opens a region's catalog for reading.
   *
   * @param endpoint the catalog's own address: a folder, a workspace URL
   */
  CatalogReader openReader(Location endpoint, AdapterContext context);
}

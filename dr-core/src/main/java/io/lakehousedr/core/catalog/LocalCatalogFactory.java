package io.lakehousedr.core.catalog;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.catalog.CatalogFactory;
import io.lakehousedr.spi.catalog.CatalogReader;
import java.nio.file.Path;

/** Opens catalogs of platform {@code local}. */
public final class LocalCatalogFactory implements CatalogFactory {
  @Override
  public String platform() {
    return "local";
  }

  @Override
  public CatalogReader openReader(Location endpoint, AdapterContext context) {
    if (!endpoint.scheme().equals("file")) {
      throw new DrException(
          Problem.CONFIG_INVALID,
          endpoint
              + " is no folder on this machine: platform local needs file:/a/folder as"
              + " catalog_location");
    }
    return new LocalCatalog(Path.of("/" + endpoint.path().text()));
  }
}

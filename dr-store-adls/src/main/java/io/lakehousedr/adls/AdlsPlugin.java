package io.lakehousedr.adls;

import io.lakehousedr.spi.DrPlugin;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.List;

/**
 * Stores on Azure Data Lake Storage Gen2, Azure Blob Storage and OneLake. Stateless, thread-safe.
 */
public final class AdlsPlugin implements DrPlugin {
  /** For the service loader. */
  public AdlsPlugin() {}

  @Override
  public String name() {
    return Settings.ADAPTER;
  }

  @Override
  public List<ObjectStoreFactory> stores() {
    return List.of(new AdlsFactory());
  }
}

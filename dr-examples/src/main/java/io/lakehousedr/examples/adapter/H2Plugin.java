package io.lakehousedr.examples.adapter;

import io.lakehousedr.spi.DrPlugin;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.List;

/** Stores in H2 databases: scheme {@code h2}. Naming them loads nothing of the driver. */
public final class H2Plugin implements DrPlugin {
  /** Opens nothing yet. */
  public H2Plugin() {}

  @Override
  public String name() {
    return "h2";
  }

  @Override
  public List<ObjectStoreFactory> stores() {
    return List.of(new H2StoreFactory());
  }
}

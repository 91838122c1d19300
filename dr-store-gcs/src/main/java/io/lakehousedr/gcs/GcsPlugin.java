package io.lakehousedr.gcs;

import io.lakehousedr.spi.DrPlugin;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.List;

/** Stores on Google Cloud Storage: scheme {@code gs}. Naming them loads nothing of the SDK. */
public final class GcsPlugin implements DrPlugin {
  /** Opens nothing yet. */
  public GcsPlugin() {}

  @Override
  public String name() {
    return "gcs";
  }

  @Override
  public List<ObjectStoreFactory> stores() {
    return List.of(new GcsStoreFactory());
  }
}

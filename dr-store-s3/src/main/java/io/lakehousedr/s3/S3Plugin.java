package io.lakehousedr.s3;

import io.lakehousedr.spi.DrPlugin;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.List;

/** Stores on S3: schemes {@code s3} and {@code s3a}. Naming them loads nothing of the SDK. */
public final class S3Plugin implements DrPlugin {
  /** Opens nothing yet. */
  public S3Plugin() {}

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public List<ObjectStoreFactory> stores() {
    return List.of(new S3StoreFactory());
  }
}

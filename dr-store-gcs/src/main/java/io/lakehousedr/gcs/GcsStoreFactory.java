package io.lakehousedr.gcs;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.Set;

/** Opens {@code gs://bucket/prefix}. Makes no request before the first call. */
final class GcsStoreFactory implements ObjectStoreFactory {
  @Override
  public Set<String> schemes() {
    return Set.of("gs");
  }

  @Override
  public ObjectReader openReader(Location root, AdapterContext context) {
    return new GcsReader(connect(root, context));
  }

  @Override
  public ObjectStore openStore(Location root, AdapterContext context) {
    return new GcsStore(connect(root, context));
  }

  private static Connection connect(Location location, AdapterContext context) {
    return new Connection(new GcsRoot(location), GcsSettings.read(context), context.time());
  }
}

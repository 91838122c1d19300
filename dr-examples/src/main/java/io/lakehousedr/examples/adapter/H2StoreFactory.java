package io.lakehousedr.examples.adapter;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.Set;

/**
 * Opens {@code h2:/folder/name.mv.db/prefix}: what follows the database's own file is the prefix of
 * the names in it. Connects at the first call only; the database is made by the first write.
 */
final class H2StoreFactory implements ObjectStoreFactory {
  @Override
  public Set<String> schemes() {
    return Set.of("h2");
  }

  @Override
  public ObjectReader openReader(Location root, AdapterContext context) {
    return new H2Reader(new H2Root(root), database(root, context));
  }

  @Override
  public ObjectStore openStore(Location root, AdapterContext context) {
    return new H2Store(new H2Root(root), database(root, context), context.time());
  }

  private static Database database(Location root, AdapterContext context) {
    return new Database(new H2Root(root).file(), H2Settings.read(context));
  }
}

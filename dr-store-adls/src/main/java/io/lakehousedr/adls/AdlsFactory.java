package io.lakehousedr.adls;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.Set;
import java.util.TreeSet;

/** Opens containers of accounts and items of OneLake. Makes no request. Thread-safe. */
final class AdlsFactory implements ObjectStoreFactory {
  @Override
  public Set<String> schemes() {
    TreeSet<String> schemes = new TreeSet<>(Place.WITH_CONTAINER);
    schemes.add("https");
    return schemes;
  }

  @Override
  public ObjectReader openReader(Location root, AdapterContext context) {
    return new AdlsReader(Service.open(root, context));
  }

  @Override
  public ObjectStore openStore(Location root, AdapterContext context) {
    return new AdlsStore(Service.open(root, context));
  }
}

package io.lakehousedr.s3;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.Set;

/** Opens {@code s3://bucket/prefix}. Makes no request before the first call. */
final class S3StoreFactory implements ObjectStoreFactory {
  @Override
  public Set<String> schemes() {
    return Set.of("s3", "s3a");
  }

  @Override
  public ObjectReader openReader(Location root, AdapterContext context) {
    return new S3Reader(connect(root, context));
  }

  @Override
  public ObjectStore openStore(Location root, AdapterContext context) {
    return new S3Store(connect(root, context));
  }

  private static Connection connect(Location location, AdapterContext context) {
    S3Root root = new S3Root(location);
    return Connection.open(root, S3Settings.read(context), context);
  }
}

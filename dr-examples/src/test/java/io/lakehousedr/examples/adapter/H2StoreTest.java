package io.lakehousedr.examples.adapter;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.ObjectStoreContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract; there is nothing that this store cannot do. */
class H2StoreTest extends ObjectStoreContract {
  @TempDir Path folder;

  @Override
  protected ObjectStore openStore() {
    return reopen();
  }

  @Override
  protected ObjectStore reopen() {
    Location root = Location.parse("h2:" + folder + "/made by the first write.mv.db/some/root");
    AdapterContext context = new AdapterContext("west", Map.of(), InstantSource.system());
    return new H2Plugin().stores().get(0).openStore(root, context);
  }
}

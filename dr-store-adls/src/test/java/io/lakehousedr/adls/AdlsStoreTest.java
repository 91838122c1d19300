package io.lakehousedr.adls;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.ObjectStoreContract;

class AdlsStoreTest extends ObjectStoreContract {
  private Location root;

  @Override
  protected ObjectStore openStore() {
    root = Azurite.root(Azurite.server().newContainer(), "a root/of folders");
    return reopen();
  }

  @Override
  protected ObjectStore reopen() {
    return Azurite.open(root);
  }

  /** The service strips dots at the end of names. */
  @Override
  protected boolean holds(String name) {
    return !name.endsWith(".");
  }
}

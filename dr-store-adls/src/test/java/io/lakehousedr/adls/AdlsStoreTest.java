package io.lakehousedr.adls;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.ObjectStoreContract;

class AdlsStoreTest extends ObjectStoreContract {
  private final Location root = Azurite.root(Azurite.server().newContainer(), "a root/of folders");

  @Override
  protected ObjectStore openStore() {
    return reopen();
  }

  @Override
  protected ObjectStore reopen() {
    return Azurite.open(root);
  }

  /** The service strips dots at the end of names and takes a backslash for a slash. */
  @Override
  protected boolean holds(String name) {
    return !name.endsWith(".") && name.indexOf('\\') < 0;
  }

  /** Two pages and a bit: each object is a request. */
  @Override
  protected int pagedObjects() {
    return 5_100;
  }
}

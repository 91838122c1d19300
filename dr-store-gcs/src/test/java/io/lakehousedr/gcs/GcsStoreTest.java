package io.lakehousedr.gcs;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.ObjectStoreContract;
import java.util.Map;

/** The contract, against fake-gcs-server. */
class GcsStoreTest extends ObjectStoreContract {
  private Location root = Location.parse("gs://none");

  @Override
  protected ObjectStore openStore() {
    root = Gcs.newRoot();
    return reopen();
  }

  @Override
  protected ObjectStore reopen() {
    return Gcs.open(root, Map.of("part_size", "256KiB"));
  }

  /** More than three pages: each new object costs fake-gcs-server a search through all others. */
  @Override
  protected int pagedObjects() {
    return 3_200;
  }
}

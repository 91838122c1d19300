package io.lakehousedr.s3;

import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.ObjectStoreContract;
import java.util.Map;

/** The contract, with what s3proxy can do: conditional deletes, and no conditional copy. */
class S3StoreTest extends ObjectStoreContract {
  /** The server lists surrogates before U+E000, as Java compares texts: it must be sorted here. */
  private final Map<String, String> options =
      Stores.options("conditional_delete", "true", "listing_order", "any");

  private String root = "";

  /** It keeps objects as files, and a file is no folder. */
  @Override
  protected boolean holdsObjectsBelowObjects() {
    return false;
  }

  @Override
  protected ObjectStore openStore() {
    root = "s3://" + Stores.server().newBucket() + "/some/root";
    return reopen();
  }

  @Override
  protected ObjectStore reopen() {
    return Stores.open(root, options);
  }
}

package io.lakehousedr.gcs;

import io.lakehousedr.model.Location;
import io.lakehousedr.simulators.servers.GcsServer;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.ObjectStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Stores on one server, for tests. */
final class Gcs {
  private static final class Holder {
    /** Ends with this JVM. */
    static final GcsServer SERVER = GcsServer.start();
  }

  private Gcs() {}

  static GcsServer server() {
    return Holder.SERVER;
  }

  /** A new root, below a prefix of a new bucket. */
  static Location newRoot() {
    return Location.parse("gs://" + server().newBucket() + "/some/root");
  }

  static GcsStore open(Location root, Map<String, String> more) {
    return open(root, server().endpoint(), more);
  }

  static GcsStore open(Location root, URI endpoint, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(more);
    options.putIfAbsent("endpoint", endpoint.toString());
    if (!options.containsKey("access_token")) {
      options.putIfAbsent("anonymous", "true");
    }
    return store(root, options);
  }

  static GcsStore store(Location root, Map<String, String> options) {
    AdapterContext context = new AdapterContext("north", options, InstantSource.system());
    ObjectStore store = new GcsStoreFactory().openStore(root, context);
    return (GcsStore) store;
  }
}

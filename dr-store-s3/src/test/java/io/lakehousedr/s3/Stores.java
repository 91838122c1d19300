package io.lakehousedr.s3;

import io.lakehousedr.model.Location;
import io.lakehousedr.simulators.servers.S3Server;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Opens stores on one server that all tests of this JVM share. */
final class Stores {
  private static final S3Server SERVER = S3Server.start();

  private Stores() {}

  static S3Server server() {
    return SERVER;
  }

  static ObjectStoreFactory factory() {
    return new S3Plugin().stores().get(0);
  }

  /** What a region with that server is configured with. */
  static Map<String, String> options(String... more) {
    Map<String, String> options = new HashMap<>();
    options.put("endpoint", SERVER.endpoint().toString());
    options.put("access_key", SERVER.accessKey());
    options.put("secret_key", SERVER.secretKey());
    options.put("part_size", "5MiB");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  static ObjectStore open(String root, Map<String, String> options) {
    return factory().openStore(Location.parse(root), context(options));
  }

  static ObjectStore through(URI endpoint, String root, String... more) {
    Map<String, String> options = options(more);
    options.put("endpoint", endpoint.toString());
    return open(root, options);
  }

  static AdapterContext context(Map<String, String> options) {
    return new AdapterContext("west", options, InstantSource.system());
  }
}

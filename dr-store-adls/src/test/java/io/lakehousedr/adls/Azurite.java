package io.lakehousedr.adls;

import io.lakehousedr.model.Location;
import io.lakehousedr.simulators.servers.AzuriteServer;
import io.lakehousedr.spi.AdapterContext;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One Azurite for all tests of this JVM, which ends with it. */
final class Azurite {
  private static final Holder HOLDER = new Holder();

  private Azurite() {}

  private static final class Holder {
    private Optional<AzuriteServer> started = Optional.empty();

    synchronized AzuriteServer server() {
      if (started.isEmpty()) {
        AzuriteServer server = AzuriteServer.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        started = Optional.of(server);
      }
      return started.get();
    }
  }

  static AzuriteServer server() {
    return HOLDER.server();
  }

  static Location root(String container, String path) {
    return Location.parse(
        "abfss://" + container + "@" + server().account() + ".dfs.core.windows.net/" + path);
  }

  /** Settings with the account's key. */
  static Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    options.put("endpoint", server().endpoint().toString());
    options.put("adls.account_key", server().accountKey());
    options.put("part_size", "1MiB");
    return options;
  }

  static AdapterContext context(Map<String, String> options) {
    return new AdapterContext("primary", options, InstantSource.system());
  }

  static AdlsStore open(Location root, Map<String, String> options) {
    return (AdlsStore) new AdlsFactory().openStore(root, context(options));
  }

  static AdlsStore open(Location root) {
    return open(root, options());
  }
}

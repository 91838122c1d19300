package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.model.SecretReference;
import io.lakehousedr.core.config.model.Setting;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.StoreTraits;
import java.util.HashMap;
import java.util.Map;

/** Opens the stores of one region, as their adapters make them: neither paced nor tried again. */
final class Stores {
  private final Services services;
  private final String region;
  private final Map<String, Setting> options;

  Stores(Services services, String region, Map<String, Setting> options) {
    this.services = services;
    this.region = region;
    this.options = options;
  }

  ObjectReader reader(Location root) {
    return services.adapters().store(root.scheme()).openReader(root, context());
  }

  /**
   * A root that can be written.
   *
   * @throws DrException STORE_UNFIT when it cannot be a target
   */
  ObjectStore store(Location root) {
    ObjectStore store = services.adapters().store(root.scheme()).openStore(root, context());
    if (!store.traits().has(StoreTraits.Feature.ATOMIC_CREATE)) {
      store.close();
      throw new DrException(
          Problem.STORE_UNFIT,
          root
              + " cannot be a target: its store has no atomic create, on which every promise"
              + " rests");
    }
    return store;
  }

  AdapterContext context() {
    Map<String, String> texts = new HashMap<>();
    options.forEach((name, setting) -> texts.put(name, text(setting)));
    return new AdapterContext(region, texts, services.clock());
  }

  private String text(Setting setting) {
    return setting instanceof SecretReference reference
        ? services.secrets().resolve(reference).reveal()
        : ((Setting.Plain) setting).text();
  }
}

package io.lakehousedr.pairs;

import io.lakehousedr.model.Location;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The data root of a region.
 *
 * @param location of it
 * @param options of its store, as they are configured; secrets by reference
 */
record Root(Location location, Map<String, String> options) {
  Root {
    options = Map.copyOf(options);
  }

  static Root of(String location, Map<String, String> options) {
    return new Root(Location.parse(location), options);
  }

  /** This root with another setting. */
  Root with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(options);
    changed.put(key, value);
    return new Root(location, changed);
  }
}

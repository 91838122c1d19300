package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.model.Setting;
import io.lakehousedr.model.Location;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a region's decision logs lie, and how its stores are reached: all that is needed of a
 * secondary when nothing else is left.
 *
 * @param location the control root
 * @param options settings of the storage adapters, as {@code storage_options_secondary} has them;
 *     secrets by reference. Without them the default chain of the cloud applies
 */
public record ControlRoot(Location location, Map<String, Setting> options) {
  /** Copies the options. */
  public ControlRoot {
    options = Map.copyOf(options);
  }

  /** A control root that is reached without settings. */
  public static ControlRoot of(Location location) {
    return new ControlRoot(location, Map.of());
  }

  /**
   * A control root with settings that are written as in a configuration, secrets as {@code
   * ${env:NAME}} or {@code ${file:/path}}.
   *
   * @throws io.lakehousedr.error.DrException CONFIG_SECRET when one looks like a secret itself
   */
  public static ControlRoot of(Location location, Map<String, String> texts) {
    Map<String, Setting> options = new TreeMap<>();
    texts.forEach((name, text) -> options.put(name, Setting.of(text)));
    return new ControlRoot(location, options);
  }
}

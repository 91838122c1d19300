package io.lakehousedr.spi;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What an adapter may use of the engine, for one configured region.
 *
 * @param region name of the region, for messages
 * @param options the adapter's own settings as configured, all text; secrets are resolved and never
 *     printed
 * @param time the engine's clock
 */
public record AdapterContext(String region, Map<String, String> options, InstantSource time) {
  /** Copies the options. */
  public AdapterContext {
    options = Map.copyOf(options);
  }

  /** One setting; empty when it was not configured. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** Names the settings without their values, which may be secret. */
  @Override
  public String toString() {
    return "AdapterContext[region=" + region + ", options=" + options.keySet() + "]";
  }
}

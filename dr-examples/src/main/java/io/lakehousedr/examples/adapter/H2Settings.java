package io.lakehousedr.examples.adapter;

import io.lakehousedr.model.Secret;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.support.OptionReader;
import java.time.Duration;

/**
 * What is configured for one region's databases. What other stores have, too, bears their name.
 *
 * @param user {@code user}
 * @param password {@code password}
 * @param maxConnections {@code max_connections}: at once, to write and as many again to read
 * @param requestTimeout {@code request_timeout}: how long a statement, a lock or a free connection
 *     is waited for
 */
record H2Settings(String user, Secret password, int maxConnections, Duration requestTimeout) {
  private static final int USUAL_CONNECTIONS = 8;

  /**
   * Reads them.
   *
   * @throws io.lakehousedr.error.DrException INVALID, with all that is wrong
   */
  static H2Settings read(AdapterContext context) {
    OptionReader options = new OptionReader(context, "h2");
    H2Settings settings =
        new H2Settings(
            options.text("user").orElse("dr"),
            options.secret("password").orElse(new Secret("")),
            options.number("max_connections", USUAL_CONNECTIONS, 1, 1000),
            options.time("request_timeout", Duration.ofSeconds(60)));
    options.finish();
    return settings;
  }
}

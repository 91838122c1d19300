package io.lakehousedr.gcs;

import io.lakehousedr.model.Secret;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.support.ConnectionOptions;
import io.lakehousedr.spi.support.OptionReader;
import io.lakehousedr.spi.support.OptionReader.Usual;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is configured for one region's Google Cloud Storage.
 *
 * @param connection what every store has
 * @param identity as whom requests are made
 */
record GcsSettings(ConnectionOptions connection, Identity identity) {
  private static final long LEAST_PART = 256 << 10;
  private static final long MOST_PART = 5L << 30;

  /**
   * Reads them.
   *
   * @throws io.lakehousedr.error.DrException INVALID, with all that is wrong
   */
  static GcsSettings read(AdapterContext context) {
    OptionReader options = new OptionReader(context, "gcs");
    ConnectionOptions connection = ConnectionOptions.read(options, LEAST_PART, MOST_PART);
    Identity base = base(options, connection);
    Identity identity =
        options
            .text("impersonate_service_account")
            .<Identity>map(account -> new Identity.Impersonated(base, account))
            .orElse(base);
    options.finish();
    return new GcsSettings(connection, identity);
  }

  private static Identity base(OptionReader options, ConnectionOptions connection) {
    Optional<Secret> json = options.secret("credentials_json");
    Optional<Path> file = options.file("credentials_file");
    Optional<Secret> token = options.secret("access_token");
    boolean anonymous = options.isSet("anonymous", Usual.OFF);
    if (anonymous && connection.endpoint().isEmpty()) {
      options.problem("anonymous", "is for an emulator: name its endpoint too");
    }
    Identity ambient = anonymous ? new Identity.Anonymous() : new Identity.Ambient();
    if (Stream.of(json, file, token).filter(Optional::isPresent).count() + (anonymous ? 1 : 0)
        > 1) {
      options.problem(
          "credentials_json",
          "credentials_file, access_token and anonymous exclude each other: leave one");
    }
    return json.<Identity>map(Identity.Json::new)
        .or(() -> file.map(Identity.File::new))
        .or(() -> token.map(Identity.Token::new))
        .orElse(ambient);
  }

  /** Whether requests made with these settings reach what {@code other} reads. */
  boolean reaches(GcsSettings other) {
    return connection.endpoint().equals(other.connection.endpoint())
        && identity.equals(other.identity);
  }
}

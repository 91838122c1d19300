package io.lakehousedr.adls;

import io.lakehousedr.model.Secret;
import io.lakehousedr.spi.support.OptionReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the credentials are made of, as configured.
 *
 * @param method which way in
 * @param client of a service principal, a workload identity or a managed identity of one's own
 * @param certificate PEM or PFX, of a service principal
 * @param tokenFile of a workload identity; else what its platform sets in the environment
 * @param authority of Entra ID in other clouds
 */
record Login(
    Method method,
    Optional<Secret> accountKey,
    Optional<Secret> sasToken,
    Optional<ConnectionString> connectionString,
    Optional<String> tenant,
    Optional<String> client,
    Optional<Secret> clientSecret,
    Optional<Path> certificate,
    Optional<Secret> certificatePassword,
    Optional<Path> tokenFile,
    Optional<URI> authority) {
  /** A way in. */
  enum Method {
    /** By what is configured, else the default chain of Azure's libraries. */
    AUTO,
    DEFAULT,
    MANAGED_IDENTITY,
    WORKLOAD_IDENTITY,
    SERVICE_PRINCIPAL,
    ACCOUNT_KEY,
    SAS,
    CONNECTION_STRING,
    /** For public containers. */
    ANONYMOUS
  }

  /** Reads it; what is wrong goes to {@code options}. */
  static Login read(OptionReader options) {
    Login login =
        new Login(
            options.choice("auth", Method.AUTO),
            options.secret("account_key"),
            options.secret("sas_token"),
            options.read("connection_string", "is no connection string", ConnectionString::parse),
            options.text("tenant_id"),
            options.text("client_id"),
            options.secret("client_secret"),
            options.file("client_certificate"),
            options.secret("client_certificate_password"),
            options.file("token_file"),
            options.url("authority_host"));
    login.check(options);
    return login;
  }

  /** The way that is taken, decided. */
  Method chosen() {
    if (method != Method.AUTO) {
      return method;
    }
    if (connectionString.isPresent()) {
      return Method.CONNECTION_STRING;
    }
    if (accountKey.isPresent()) {
      return Method.ACCOUNT_KEY;
    }
    if (sasToken.isPresent()) {
      return Method.SAS;
    }
    boolean principal = clientSecret.isPresent() || certificate.isPresent();
    return principal ? Method.SERVICE_PRINCIPAL : Method.DEFAULT;
  }

  private void check(OptionReader options) {
    switch (chosen()) {
      case ACCOUNT_KEY -> need(options, "account_key", accountKey);
      case SAS -> need(options, "sas_token", sasToken);
      case CONNECTION_STRING -> need(options, "connection_string", connectionString);
      case SERVICE_PRINCIPAL -> checkPrincipal(options);
      default -> {}
    }
  }

  private void checkPrincipal(OptionReader options) {
    need(options, "tenant_id", tenant);
    need(options, "client_id", client);
    if (clientSecret.isPresent() == certificate.isPresent()) {
      options.problem(
          "client_secret", "or \"client_certificate\": a service principal needs one of the two");
    }
  }

  private static void need(OptionReader options, String name, Optional<?> value) {
    if (value.isEmpty()) {
      options.problem(name, "is missing, which this way to log in needs");
    }
  }
}

package io.lakehousedr.core.config.model;

import java.net.URI;
import java.util.Optional;

/**
 * How people are told.
 *
 * @param smtp the mail server; empty when mail is not sent
 * @param webhook posted to on failure and success
 */
public record Notifications(
    @Key(about = "The mail server.") Optional<Smtp> smtp,
    @Key(about = "A URL that is posted to on failure and success.") Optional<URI> webhook) {
  /**
   * A mail server.
   *
   * @param host its name
   * @param port its port
   * @param from the sender
   * @param user for authentication; empty for none
   * @param password for authentication
   */
  public record Smtp(
      @Key(about = "The server's name.") String host,
      @Key(about = "Its port.", standard = "587", least = 1, most = 65_535) int port,
      @Key(about = "The sender.") MailAddress from,
      @Key(about = "The user, where the server asks for one.") Optional<String> user,
      @Key(about = "The password, by reference.") Optional<SecretReference> password) {}
}

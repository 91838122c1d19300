package io.lakehousedr.adls;

import io.lakehousedr.model.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A connection string of an account, taken apart.
 *
 * @param endpoint the account's blob URL, where it is named
 * @param account its name
 * @param key its key
 * @param sas or a SAS
 */
record ConnectionString(
    Optional<URI> endpoint, Optional<String> account, Optional<Secret> key, Optional<Secret> sas) {
  /** Empty when it has neither a key nor a SAS, or a part that is no pair. */
  static Optional<ConnectionString> parse(String text) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : text.split(";")) {
      int equals = pair.indexOf('=');
      if (!pair.isBlank() && equals < 1) {
        return Optional.empty();
      }
      if (!pair.isBlank()) {
        pairs.put(
            pair.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            pair.substring(equals + 1).strip());
      }
    }
    return Optional.of(of(pairs)).filter(it -> it.sas.isPresent() || it.hasKey());
  }

  private static ConnectionString of(Map<String, String> pairs) {
    return new ConnectionString(
        Optional.ofNullable(pairs.get("blobendpoint")).flatMap(ConnectionString::url),
        Optional.ofNullable(pairs.get("accountname")),
        Optional.ofNullable(pairs.get("accountkey")).map(Secret::new),
        Optional.ofNullable(pairs.get("sharedaccesssignature")).map(Secret::new));
  }

  private boolean hasKey() {
    return account.isPresent() && key.isPresent();
  }

  private static Optional<URI> url(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

package io.lakehousedr.core.config.model;

import io.lakehousedr.model.Location;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How a workspace is reached.
 *
 * @param platform names the adapter
 * @param instanceUrl the workspace's own URL
 * @param secretScope scope of the secrets that are named by a bare key
 * @param patKey the secret that opens it
 * @param catalogLocation the catalog's address where it is not the workspace's URL
 * @param options the adapter's own settings
 */
public record Connection(
    @Key(
            about = "The adapter that serves this workspace: databricks, fabric, local...",
            standard = Connection.STANDARD_PLATFORM,
            inherits = "platform")
        String platform,
    @Key(value = "workspace_instance_url", about = "The workspace's URL.")
        Optional<URI> instanceUrl,
    @Key(
            about = "The secret scope that keys without a scope of their own belong to.",
            inherits = "secret_scope")
        Optional<String> secretScope,
    @Key(
            value = "workspace_pat_key",
            about = "The secret that opens the workspace: a key in secret_scope, or ${env:NAME}.")
        Optional<SecretReference> patKey,
    @Key(about = "The catalog's address, where it is not the workspace's URL.")
        Optional<Location> catalogLocation,
    @Key(about = "Settings of the platform's adapter; secrets by reference.")
        Map<String, Setting> options) {
  /** The platform of files that were written before there was a choice. */
  public static final String STANDARD_PLATFORM = "databricks";

  /** Copies the options. */
  public Connection {
    options = Map.copyOf(options);
  }

  /** The catalog's address; empty when none is configured. */
  public Optional<Location> endpoint() {
    return catalogLocation.or(() -> instanceUrl.map(url -> Location.parse(url.toString())));
  }
}

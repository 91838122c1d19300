package io.lakehousedr.adls;

import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.support.ConnectionOptions;
import io.lakehousedr.spi.support.OptionReader;
import java.net.URI;
import java.util.Optional;

/**
 * The settings of one region; docs/stores/adls.md explains them.
 *
 * @param connection those that every store has; {@code endpoint} is the account's blob URL
 * @param dfsEndpoint where the DFS endpoint answers, instead of the account's own
 * @param namespace whether the account has a hierarchical namespace
 * @param shortcuts what becomes of OneLake's shortcuts
 * @param fabricEndpoint where Fabric's REST API answers
 * @param login how the store is entered
 */
record Settings(
    ConnectionOptions connection,
    Optional<URI> dfsEndpoint,
    Namespace namespace,
    ShortcutRule shortcuts,
    URI fabricEndpoint,
    Login login) {
  static final String ADAPTER = "adls";
  private static final long KIBIBYTE = 1 << 10;
  private static final long LARGEST_BLOCK = 4000L << 20;

  /** Whether the account has a hierarchical namespace. */
  enum Namespace {
    /** The service is asked. */
    AUTO,
    /** Yes: access lists are kept. */
    HIERARCHICAL,
    /** No. */
    FLAT
  }

  /** What becomes of shortcuts below the root. */
  enum ShortcutRule {
    /** A listing that would meet one fails and names them all. */
    REFUSE,
    /** They are left out of listings, with a warning that names them. */
    LEAVE_OUT,
    /** What they lead to is read as if it stood there. */
    FOLLOW
  }

  /**
   * Reads them.
   *
   * @throws io.lakehousedr.error.DrException INVALID, naming every problem
   */
  static Settings read(AdapterContext context) {
    OptionReader options = new OptionReader(context, ADAPTER);
    Settings settings =
        new Settings(
            ConnectionOptions.read(options, 64 * KIBIBYTE, LARGEST_BLOCK),
            options.url("dfs_endpoint"),
            options.choice("namespace", Namespace.AUTO),
            options.choice("shortcuts", ShortcutRule.REFUSE),
            options
                .url("fabric_endpoint")
                .orElse(URI.create("https://api.fabric.microsoft.com/v1")),
            Login.read(options));
    options.finish();
    return settings;
  }
}

package io.lakehousedr.spi.support;

import io.lakehousedr.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings that every cloud store has, under the same names.
 *
 * @param endpoint {@code endpoint}: where the service answers, instead of the vendor's own host
 * @param proxy {@code proxy}: an HTTP proxy, {@code http://host:port}
 * @param proxyUser {@code proxy_user}
 * @param proxyPassword {@code proxy_password}
 * @param caFile {@code ca_file}: PEM certificates to trust instead of the platform's
 * @param connectTimeout {@code connect_timeout}: for a connection to come about, 10s
 * @param requestTimeout {@code request_timeout}: how long a service may be silent before it counts
 *     as unavailable, 60s; bytes that move are no silence
 * @param maxConnections {@code max_connections}: at once, 64
 * @param partSize {@code part_size}: of large objects, in bytes; 16 MiB
 */
public record ConnectionOptions(
    Optional<URI> endpoint,
    Optional<URI> proxy,
    Optional<String> proxyUser,
    Optional<Secret> proxyPassword,
    Optional<Path> caFile,
    Duration connectTimeout,
    Duration requestTimeout,
    int maxConnections,
    long partSize) {
  private static final long MEBIBYTE = 1 << 20;

  /**
   * Reads them; problems go to {@code options}.
   *
   * @param leastPart the smallest part that the service takes, in bytes
   * @param mostPart the largest
   */
  public static ConnectionOptions read(OptionReader options, long leastPart, long mostPart) {
    return new ConnectionOptions(
        options.url("endpoint"),
        options.url("proxy"),
        options.text("proxy_user"),
        options.secret("proxy_password"),
        options.file("ca_file"),
        options.time("connect_timeout", Duration.ofSeconds(10)),
        options.time("request_timeout", Duration.ofSeconds(60)),
        options.number("max_connections", 64, 1, 10_000),
        options.bytes("part_size", 16 * MEBIBYTE, leastPart, mostPart));
  }
}

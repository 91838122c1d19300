package io.lakehousedr.gcs;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import io.lakehousedr.model.Secret;
import io.lakehousedr.spi.support.ConnectionOptions;
import io.lakehousedr.spi.support.Trust;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Google's client library over the JDK's HTTP client: unlike the library's own transports it ends
 * at once when the calling thread is interrupted, counts a silence against the time-out wherever it
 * falls, and never sends a request twice. Thread-safe.
 */
final class JdkTransport extends HttpTransport {
  private final HttpClient client;
  private final Duration silence;
  private final Semaphore connections;

  JdkTransport(ConnectionOptions options) {
    this.client = client(options);
    this.silence = options.requestTimeout();
    this.connections = new Semaphore(options.maxConnections());
  }

  private static HttpClient client(ConnectionOptions options) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.connectTimeout());
    options.caFile().ifPresent(file -> builder.sslContext(Trust.only(file)));
    options.proxy().ifPresent(proxy -> builder.proxy(selector(proxy)));
    options
        .proxyUser()
        .ifPresent(user -> builder.authenticator(new ProxyUser(user, options.proxyPassword())));
    return builder.build();
  }

  private static ProxySelector selector(URI proxy) {
    int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
    return ProxySelector.of(new InetSocketAddress(proxy.getHost(), port));
  }

  private static final class ProxyUser extends Authenticator {
    private final String user;
    private final Optional<Secret> password;

    ProxyUser(String user, Optional<Secret> password) {
      this.user = user;
      this.password = password;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      String text = password.map(Secret::reveal).orElse("");
      return getRequestorType() == RequestorType.PROXY
          ? new PasswordAuthentication(user, text.toCharArray())
          : null;
    }
  }

  HttpClient client() {
    return client;
  }

  /** How long nothing may happen. */
  Duration silence() {
    return silence;
  }

  /**
   * Waits for one of the connections that may be open at once.
   *
   * @throws ConnectException when none becomes free: nothing was sent
   */
  void acquire() throws ConnectException, InterruptedException {
    if (!connections.tryAcquire(silence.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new ConnectException("no connection became free in " + silence);
    }
  }

  /** Gives it back. */
  void release() {
    connections.release();
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new JdkRequest(this, method, URI.create(escapeSemicolons(url)));
  }

  /** The library leaves semicolons in queries as they are; some servers end a parameter there. */
  private static String escapeSemicolons(String url) {
    int query = url.indexOf('?') + 1;
    return query == 0 ? url : url.substring(0, query) + url.substring(query).replace(";", "%3B");
  }
}

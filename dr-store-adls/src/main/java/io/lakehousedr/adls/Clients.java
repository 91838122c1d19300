package io.lakehousedr.adls;

import io.lakehousedr.model.Secret;
import io.lakehousedr.spi.support.ConnectionOptions;
import io.lakehousedr.spi.support.Trust;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;

/** Makes the HTTP client of a store. */
final class Clients {
  private Clients() {}

  static HttpClient of(ConnectionOptions options) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.connectTimeout());
    options.caFile().ifPresent(file -> builder.sslContext(Trust.only(file)));
    options.proxy().ifPresent(proxy -> builder.proxy(new Through(proxy)));
    options
        .proxyUser()
        .ifPresent(
            user ->
                builder.authenticator(
                    new ProxyLogin(user, options.proxyPassword().map(Secret::reveal).orElse(""))));
    return builder.build();
  }

  /** A proxy for all but this machine and the metadata services that only it can reach. */
  private static final class Through extends ProxySelector {
    private final Proxy proxy;

    Through(URI proxy) {
      int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
      this.proxy =
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port));
    }

    @Override
    public List<Proxy> select(URI uri) {
      String host = String.valueOf(uri.getHost());
      boolean local = host.startsWith("169.254.") || host.equals("localhost");
      return List.of(local ? Proxy.NO_PROXY : proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      // The request fails and says so; there is no other way to go.
    }
  }

  private static final class ProxyLogin extends Authenticator {
    private final PasswordAuthentication login;

    ProxyLogin(String user, String password) {
      this.login = new PasswordAuthentication(user, password.toCharArray());
    }

    @Override
    protected @org.jspecify.annotations.Nullable PasswordAuthentication
        getPasswordAuthentication() {
      return getRequestorType() == RequestorType.PROXY ? login : null;
    }
  }
}

package io.lakehousedr.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.simulators.servers.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to the service: own authorities and proxies. */
class ConnectionTest {
  private static final Location ROOT = Location.parse("gs://b/root");
  private static final ObjectPath PATH = ObjectPath.of("n");
  private static final String PASSWORD = "password";

  @TempDir Path folder;

  @Test
  void aProxyGetsTheRequests() {
    URI endpoint = URI.create("http://storage.example");
    try (StubServer proxy = new StubServer(StubServer.object(7, "x"));
        GcsStore store = Gcs.open(ROOT, endpoint, Map.of("proxy", proxy.endpoint().toString()))) {
      assertThat(store.head(PATH)).map(ObjectEntry::size).contains(1L);
      assertThat(proxy.asked().get(0)).startsWith("GET http://storage.example/storage/v1/b/b/o/");
    }
  }

  @Test
  void onlyAKnownAuthorityIsTrusted() throws IOException, GeneralSecurityException {
    Path keys = folder.resolve("keys.p12");
    Path pem = folder.resolve("ca.pem");
    keytool(keys, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=t", "-ext", "san=ip:127.0.0.1");
    keytool(keys, "-exportcert", "-rfc", "-file", pem.toString());
    HttpsServer server = serve(keys);
    URI endpoint = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    try (GcsStore trusting = Gcs.open(ROOT, endpoint, Map.of("ca_file", pem.toString()));
        GcsStore other = Gcs.open(ROOT, endpoint, Map.of())) {
      assertThat(trusting.head(PATH)).isPresent();
      assertThatThrownBy(() -> other.head(PATH))
          .isInstanceOf(DrException.class)
          .hasMessageContaining("\"ca_file\" names the authorities")
          .extracting(it -> ((DrException) it).kind())
          .isEqualTo(ErrorKind.INVALID);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("none.pem"), "");
    try (GcsStore store = Gcs.open(ROOT, URI.create("https://h"), Map.of("ca_file", "" + empty))) {
      assertThatThrownBy(() -> store.head(PATH))
          .isInstanceOf(DrException.class)
          .hasMessageContaining("holds no PEM certificates");
    }
  }

  @Test
  void aClosedStoreSaysSo() {
    GcsStore store = Gcs.open(ROOT, URI.create("http://127.0.0.1:1"), Map.of());
    store.close();
    assertThatThrownBy(() -> store.head(PATH)).hasMessageContaining("has been closed");
  }

  private void keytool(Path keys, String... command) {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    all.addAll(List.of(command));
    all.addAll(List.of("-alias", "t", "-storepass", PASSWORD, "-keystore", keys.toString()));
    ChildProcess.run("keytool", all, Map.of(), folder.resolve("log"), Duration.ofMinutes(1));
  }

  private static HttpsServer serve(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    byte[] object = StubServer.object(7, "x").body().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, object.length);
          exchange.getResponseBody().write(object);
          exchange.close();
        });
    server.start();
    return server;
  }
}

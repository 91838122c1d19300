package io.lakehousedr.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to the service: own authorities and proxies. */
class ConnectionTest {
  private static final Location ROOT = Location.parse("gs://b/root");
  private static final ObjectPath PATH = ObjectPath.of("n");

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
    OwnAuthority authority = OwnAuthority.in(folder);
    String pem = authority.pem().toString();
    try (StubServer server = new StubServer(authority, StubServer.object(7, "x"));
        GcsStore trusting = Gcs.open(ROOT, server.endpoint(), Map.of("ca_file", pem));
        GcsStore other = Gcs.open(ROOT, server.endpoint(), Map.of())) {
      assertThat(trusting.head(PATH)).isPresent();
      assertThatThrownBy(() -> other.head(PATH))
          .isInstanceOf(DrException.class)
          .hasMessageContaining("\"ca_file\" names the authorities")
          .extracting(it -> ((DrException) it).kind())
          .isEqualTo(ErrorKind.INVALID);
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
}

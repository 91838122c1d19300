package io.lakehousedr.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.AdapterContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As whom requests are made, and that no secret shows anywhere. */
class IdentityTest {
  private static final Location ROOT = Location.parse("gs://b/root");
  private static final ObjectPath PATH = ObjectPath.of("n");
  private static final String SECRET = "very-secret-value";

  @TempDir Path folder;

  private static String key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String account(String key, StubServer tokens) {
    return """
    {"type": "service_account", "client_email": "dr@p.example", "client_id": "1",
     "private_key_id": "1", "token_uri": "%s/token",
     "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
    """
        .formatted(tokens.endpoint(), key);
  }

  private static StubServer.Answer token() {
    return StubServer.json(
        200, "{\"access_token\": \"issued\", \"expires_in\": 3600, \"token_type\": \"Bearer\"}");
  }

  private static String everything(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static DrException refused(StubServer server, Map<String, String> options) {
    try (GcsStore store = Gcs.open(ROOT, server.endpoint(), options)) {
      return catchThrowableOfType(DrException.class, () -> store.head(PATH));
    }
  }

  private static Map<String, String> json(String text) {
    return Map.of("credentials_json", text, "anonymous", "false");
  }

  @Test
  void anAccessTokenIsSentAndNeverShown() {
    try (StubServer server = new StubServer(StubServer.failure(401, "authError", "who is it"))) {
      DrException thrown = refused(server, Map.of("access_token", SECRET));
      assertThat(server.asked().get(0)).contains("Bearer " + SECRET);
      assertThat(thrown.kind()).as(everything(thrown)).isEqualTo(ErrorKind.ACCESS_DENIED);
      assertThat(everything(thrown)).doesNotContain(SECRET);
    }
  }

  @Test
  void aServiceAccountAsksForATokenAndUsesIt() {
    try (StubServer tokens = new StubServer(token());
        StubServer server = new StubServer(StubServer.object(7, "x"));
        GcsStore store = Gcs.open(ROOT, server.endpoint(), json(account(key(), tokens)))) {
      assertThat(store.head(PATH).orElseThrow().version().tag()).isEqualTo("7");
      assertThat(server.asked().get(0)).contains("Bearer issued");
      assertThat(tokens.asked()).hasSize(1);
    }
  }

  @Test
  void aWorkloadIdentityIsExchangedForAToken() throws IOException, GeneralSecurityException {
    OwnAuthority authority = OwnAuthority.in(folder);
    Path subject = Files.writeString(folder.resolve("subject"), SECRET);
    StubServer.Answer exchanged =
        StubServer.json(
            200,
            "{\"access_token\": \"issued\", \"expires_in\": 3600, \"token_type\": \"Bearer\","
                + " \"issued_token_type\": \"urn:ietf:params:oauth:token-type:access_token\"}");
    try (StubServer tokens = new StubServer(authority, exchanged);
        StubServer server = new StubServer(StubServer.object(7, "x"))) {
      String federation =
          """
          {"type": "external_account", "audience": "//iam.googleapis.com/pool",
           "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
           "token_url": "%s/v1/token", "credential_source": {"file": "%s"}}
          """
              .formatted(tokens.endpoint(), subject);
      Path file = Files.writeString(folder.resolve("federation.json"), federation);
      Map<String, String> options =
          Map.of(
              "credentials_file",
              file.toString(),
              "ca_file",
              authority.pem().toString(),
              "anonymous",
              "false");
      try (GcsStore store = Gcs.open(ROOT, server.endpoint(), options)) {
        assertThat(store.head(PATH)).isPresent();
      }
      assertThat(tokens.asked().get(0)).contains("subject_token=" + SECRET);
      assertThat(server.asked().get(0)).contains("Bearer issued");
    }
  }

  @Test
  void aRefusedRequestIsSentOnceMoreWithANewToken() {
    try (StubServer tokens = new StubServer(token());
        StubServer server = new StubServer(StubServer.failure(401, "authError", "not you"))) {
      DrException thrown = refused(server, json(account(key(), tokens)));
      assertThat(thrown.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
      assertThat(tokens.asked()).hasSizeGreaterThan(1);
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void aRefusedServiceAccountIsDeniedWithoutItsKey() {
    String key = key();
    StubServer.Answer no = StubServer.json(400, "{\"error\": \"invalid_grant\"}");
    try (StubServer tokens = new StubServer(no);
        StubServer server = new StubServer(StubServer.object(7, "x"))) {
      DrException thrown = refused(server, json(account(key, tokens)));
      assertThat(thrown.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
      assertThat(thrown.message()).contains("no access token").contains("invalid_grant");
      assertThat(everything(thrown)).doesNotContain(key.substring(0, 40));
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void aFileIsReadAndDamageIsNotRepeated() throws IOException {
    Path file = Files.writeString(folder.resolve("key.json"), "{\"broken\": \"" + SECRET);
    try (StubServer server = new StubServer(token())) {
      for (Map<String, String> options :
          java.util.List.of(
              Map.of("credentials_file", file.toString(), "anonymous", "false"),
              json("{\"type\": \"" + SECRET + "\"}"))) {
        DrException thrown = refused(server, options);
        assertThat(thrown.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
        assertThat(thrown.message()).contains("not JSON that Google's library understands");
        assertThat(everything(thrown)).doesNotContain(SECRET);
      }
    }
  }

  @Test
  void settingsPrintNoSecret() {
    for (String option : new String[] {"credentials_json", "access_token", "proxy_password"}) {
      AdapterContext context =
          new AdapterContext("north", Map.of(option, SECRET), InstantSource.system());
      assertThat(GcsSettings.read(context).toString()).doesNotContain(SECRET).contains("***");
    }
  }

  @Test
  void contradictionsAndUnknownKeysAreRefusedTogether() {
    Map<String, String> options =
        Map.of("anonymous", "true", "access_token", SECRET, "acces_token", SECRET);
    assertThatThrownBy(() -> Gcs.store(ROOT, options))
        .isInstanceOf(DrException.class)
        .hasMessageContaining("is for an emulator")
        .hasMessageContaining("exclude each other")
        .hasMessageContaining("did you mean \"access_token\"")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void aRootNamesABucket() {
    assertThatThrownBy(() -> Gcs.store(Location.parse("gs:/path"), Map.of()))
        .isInstanceOf(DrException.class)
        .hasMessageContaining("names no bucket");
  }
}

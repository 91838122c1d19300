package io.lakehousedr.s3;

import static io.lakehousedr.s3.Stores.lastFailure;
import static io.lakehousedr.s3.Stores.names;
import static io.lakehousedr.s3.Stores.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.simulators.servers.S3Server;
import io.lakehousedr.spi.store.ObjectStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Roles, against a token service written from the AWS STS API reference (AssumeRole,
 * AssumeRoleWithWebIdentity), whose credentials a real server then checks.
 */
class S3RolesTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/lakehouse-dr";

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final S3Server server = S3Server.startForSessions();
  private HttpServer tokens;

  @BeforeEach
  void start() throws IOException {
    tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    tokens.createContext("/", this::answer);
    tokens.start();
  }

  @AfterEach
  void stop() {
    tokens.stop(0);
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] form = exchange.getRequestBody().readAllBytes();
    String request =
        URLDecoder.decode(new String(form, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    asked.add(request);
    String action = request.replaceFirst("(?s).*Action=(\\w+).*", "$1");
    byte[] body = issued(action).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String issued(String action) {
    return "<%sResponse><%sResult><Credentials>".formatted(action, action)
        + "<AccessKeyId>%s</AccessKeyId>".formatted(server.accessKey())
        + "<SecretAccessKey>%s</SecretAccessKey>".formatted(server.secretKey())
        + "<SessionToken>session</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>"
        + "</Credentials></%sResult></%sResponse>".formatted(action, action);
  }

  private Map<String, String> options(String... more) {
    Map<String, String> options = Stores.options(server, more);
    options.put("role_arn", ROLE);
    options.put("sts_endpoint", "http://127.0.0.1:" + tokens.getAddress().getPort());
    return options;
  }

  private void write(Map<String, String> options) {
    try (ObjectStore store = Stores.open("s3://" + server.newBucket(), options)) {
      put(store, "a", "content");
      assertThat(names(store)).containsExactly("a");
    }
  }

  @Test
  void aRoleIsTakenOnByWhoeverTheKeysSay() {
    write(
        options(
            "access_key", "base", "secret_key", "of no use at the store", "external_id", "ours"));
    assertThat(asked)
        .singleElement()
        .asString()
        .contains("Action=AssumeRole&", "RoleArn=" + ROLE, "ExternalId=ours")
        .contains("RoleSessionName=lakehouse-dr");
  }

  @Test
  void aRoleIsTakenOnByATokenInAFile() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "signed by the cluster");
    Map<String, String> options = options("web_identity_token_file", token.toString());
    options.remove("access_key");
    options.remove("secret_key");
    write(options);
    assertThat(asked)
        .singleElement()
        .asString()
        .contains("Action=AssumeRoleWithWebIdentity", "signed by the cluster", ROLE);
  }

  @Test
  void keysOfASessionAreSentWithTheirToken() {
    Map<String, String> options = Stores.options(server, "session_token", "session");
    write(options);
    assertThat(asked).isEmpty();
  }

  @Test
  void aTokenServiceThatCannotBeReachedIsSaidSo() {
    Map<String, String> options = options();
    tokens.stop(0);
    try (ObjectStore store = Stores.open("s3://" + server.newBucket(), options)) {
      assertThat(lastFailure(() -> names(store)).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }
  }
}

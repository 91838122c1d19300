package io.lakehousedr.s3;

import static io.lakehousedr.s3.Stores.failure;
import static io.lakehousedr.s3.Stores.lastFailure;
import static io.lakehousedr.s3.Stores.names;
import static io.lakehousedr.s3.Stores.path;
import static io.lakehousedr.s3.Stores.put;
import static io.lakehousedr.s3.Stores.read;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.simulators.servers.ChildProcess;
import io.lakehousedr.simulators.servers.S3Server;
import io.lakehousedr.spi.store.ObjectStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Who may do what, by which way, and that nobody learns a secret. */
class S3AccessTest {
  private static final String SECRET = "hunter2-hunter2-hunter2";
  private static final String TOKEN = "swordfish-swordfish";

  @TempDir Path folder;

  @Test
  void wrongKeysAreDeniedInOneClearLine() {
    try (ObjectStore store = Stores.fresh("secret_key", SECRET)) {
      for (Runnable call : List.<Runnable>of(() -> names(store), () -> put(store, "a", "x"))) {
        DrException denied = lastFailure(call);
        assertThat(denied.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
        assertThat(denied)
            .hasMessageContaining("access is denied")
            .hasMessageContaining("SignatureDoesNotMatch")
            .hasMessageContaining("check secret_key");
        assertThat(printed(denied)).doesNotContain(SECRET);
      }
      assertThat(lastFailure(() -> store.head(path("a"))).kind())
          .isEqualTo(ErrorKind.ACCESS_DENIED);
    }
    try (ObjectStore store = Stores.fresh("access_key", "nobody")) {
      assertThat(failure(() -> names(store)).kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
    }
  }

  @Test
  void nobodyIsDeniedToo() {
    Map<String, String> options = Stores.options("anonymous", "true");
    options.remove("access_key");
    options.remove("secret_key");
    String root = "s3://" + Stores.server().newBucket();
    try (ObjectStore store = Stores.open(root, options)) {
      assertThat(failure(() -> names(store)).kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
    }
  }

  private static String printed(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void aMissingBucketIsSaidToBeMissing() {
    try (ObjectStore store = Stores.open("s3://no-such-bucket/root", Stores.options())) {
      for (Runnable call : List.<Runnable>of(() -> names(store), () -> put(store, "a", "x"))) {
        DrException missing = lastFailure(call);
        assertThat(missing.kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(missing).hasMessageContaining("check the bucket's name");
      }
    }
  }

  @Test
  void secretsAreNeitherPrintedNorLogged() {
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger("com.amazonaws");
    Level before = root.getLevel();
    events.start();
    root.addAppender(events);
    root.setLevel(Level.DEBUG);
    root.setAdditive(false);
    try (ObjectStore store = Stores.fresh("secret_key", SECRET, "session_token", TOKEN)) {
      failure(() -> put(store, "a", "x"));
    } finally {
      root.setAdditive(true);
      root.setLevel(before);
      root.detachAppender(events);
    }
    assertThat(events.list).hasSizeGreaterThan(5);
    assertThat(events.list).noneMatch(event -> event.getFormattedMessage().contains(SECRET));
    // Each request bears the token: what shows requests shows it, and the dr command never does.
    assertThat(events.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .noneMatch(event -> event.getFormattedMessage().contains(TOKEN));
    Map<String, String> options = Stores.options("secret_key", SECRET, "external_id", SECRET);
    options.put("role_arn", "arn:aws:iam::1:role/r");
    options.put("proxy_password", SECRET);
    assertThat(S3Settings.read(Stores.context(options)).toString())
        .contains("***")
        .contains("arn:aws:iam::1:role/r")
        .doesNotContain(SECRET);
  }

  @Test
  void allProblemsOfTheSettingsAreToldAtOnce() {
    Map<String, String> options = new HashMap<>();
    options.put("acces_key", "x");
    options.put("secret_key", SECRET);
    options.put("part_size", "1MiB");
    options.put("listing_order", "random");
    options.put("external_id", "x");
    options.put("gcs.project", "another adapter's");
    DrException problem = failure(() -> Stores.open("s3://bucket", options));
    assertThat(problem.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(problem)
        .hasMessageContaining("unknown key \"acces_key\", did you mean \"access_key\"?")
        .hasMessageContaining("\"access_key\" is missing")
        .hasMessageContaining("\"part_size\" is not a size")
        .hasMessageContaining("\"listing_order\" is not one of utf8, any")
        .hasMessageContaining("\"role_arn\" is missing")
        .hasMessageNotContaining("gcs")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void rootsThatCannotBeServedAreRefused() {
    for (String root : List.of("s3:/no/bucket", "s3://key@bucket/x", "s3://b--use1-az4--x-s3/x")) {
      assertThat(failure(() -> Stores.open(root, Stores.options())).kind())
          .isEqualTo(ErrorKind.INVALID);
    }
    assertThat(Stores.factory().schemes()).containsExactlyInAnyOrder("s3", "s3a");
  }

  @Test
  void aProxyCarriesTheRequests() {
    Map<String, String> options = Stores.options("proxy", Stores.server().endpoint().toString());
    options.put("endpoint", "http://s3.nowhere.invalid");
    String root = "s3://" + Stores.server().newBucket();
    try (ObjectStore store = Stores.open(root, options)) {
      put(store, "a b/c", "content");
      assertThat(names(store)).containsExactly("a b/c");
    }
    options.remove("proxy");
    try (ObjectStore store = Stores.open(root, options)) {
      assertThat(failure(() -> names(store)).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }
  }

  @Test
  void aCertificateOfOnesOwnIsTrustedWhenItIsNamed() {
    Path keys = folder.resolve("keys.p12");
    Path certificate = folder.resolve("ca.pem");
    keytool(
        "-genkeypair -alias s3 -keyalg EC -dname CN=127.0.0.1 -ext SAN=IP:127.0.0.1 -validity 9"
            + " -storetype PKCS12 -storepass changeit -keystore "
            + keys);
    keytool(
        "-exportcert -rfc -alias s3 -storepass changeit -keystore "
            + keys
            + " -file "
            + certificate);
    try (S3Server server = S3Server.startSecure(keys, "changeit")) {
      String root = "s3://" + server.newBucket();
      Map<String, String> options = Stores.options(server);
      try (ObjectStore store = Stores.open(root, options)) {
        DrException distrusted = failure(() -> names(store));
        assertThat(distrusted.kind()).isEqualTo(ErrorKind.INVALID);
        assertThat(distrusted).hasMessageContaining("ca_file");
      }
      options.put("ca_file", certificate.toString());
      try (ObjectStore store = Stores.open(root, options)) {
        put(store, "a", "content");
        assertThat(read(store, "a")).asString().isEqualTo("content");
      }
    }
    refuse(keys);
  }

  /** A file without certificates. */
  private static void refuse(Path keys) {
    Map<String, String> options = Stores.options("ca_file", keys.toString());
    assertThat(failure(() -> Stores.open("s3://bucket", options)).kind())
        .isEqualTo(ErrorKind.INVALID);
  }

  private void keytool(String arguments) {
    String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new java.util.ArrayList<>(List.of(program));
    command.addAll(List.of(arguments.split(" ")));
    ChildProcess.run("keytool", command, Map.of(), folder.resolve("log"), Duration.ofSeconds(60));
  }

  @Test
  void theRootIsKeptAsItWasWritten() {
    try (ObjectStore store = Stores.open("s3a://bucket/x/", Stores.options())) {
      assertThat(store.root()).isEqualTo(Location.parse("s3a://bucket/x"));
      assertThat(store.root().text()).isEqualTo("s3a://bucket/x/");
    }
  }
}

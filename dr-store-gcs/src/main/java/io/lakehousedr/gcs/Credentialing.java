package io.lakehousedr.gcs;

import com.google.auth.Credentials;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.cloud.NoCredentials;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the SDK's credentials of a configured identity. Messages repeat nothing of a secret. */
final class Credentialing {
  private static final List<String> SCOPES =
      List.of("https://www.googleapis.com/auth/devstorage.read_write");
  private static final List<String> SCOPES_OF_A_SPEAKER =
      List.of("https://www.googleapis.com/auth/cloud-platform");
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final HttpTransportFactory transport;

  Credentialing(HttpTransportFactory transport) {
    this.transport = transport;
  }

  /**
   * The credentials; asks the environment, and the machine's metadata server where it must.
   *
   * @throws DrException ACCESS_DENIED when there are none, or they cannot be read
   */
  Credentials of(Identity identity) {
    if (identity instanceof Identity.Anonymous) {
      return NoCredentials.getInstance();
    }
    if (identity instanceof Identity.Impersonated speaker) {
      return impersonated(speaker);
    }
    return google(identity).createScoped(SCOPES);
  }

  private Credentials impersonated(Identity.Impersonated speaker) {
    return ImpersonatedCredentials.create(
        google(speaker.base()).createScoped(SCOPES_OF_A_SPEAKER),
        speaker.account(),
        List.of(),
        SCOPES,
        (int) LIFETIME.toSeconds(),
        transport);
  }

  private GoogleCredentials google(Identity identity) {
    try {
      if (identity instanceof Identity.Json json) {
        return parse(json.text().reveal().getBytes(StandardCharsets.UTF_8));
      }
      if (identity instanceof Identity.File file) {
        return parse(Files.readAllBytes(file.path()));
      }
      if (identity instanceof Identity.Token token) {
        return new GivenToken(token.value());
      }
      return GoogleCredentials.getApplicationDefault(transport);
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(identity, identity instanceof Identity.Ambient ? e : null);
    }
  }

  private GoogleCredentials parse(byte[] json) throws IOException {
    try (InputStream stream = new ByteArrayInputStream(json)) {
      return GoogleCredentials.fromStream(stream, transport);
    }
  }

  /** A parser's own words may quote what it read: they are kept only where that is no secret. */
  private static DrException unusable(Identity identity, @Nullable Exception cause) {
    String what =
        identity instanceof Identity.Ambient
            ? "there are no Application Default Credentials. Log in with gcloud auth"
                + " application-default login, set GOOGLE_APPLICATION_CREDENTIALS, run where a"
                + " service account is attached, or configure credentials_json"
            : "the configured credentials are not JSON that Google's library understands. Give the"
                + " key file of a service account or the configuration of a workload identity";
    return new DrException(Problem.STORE_DENIED, "Google Cloud Storage: " + what, cause);
  }
}

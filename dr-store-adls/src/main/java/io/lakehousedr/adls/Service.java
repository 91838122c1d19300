package io.lakehousedr.adls;

import com.azure.core.credential.AzureSasCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.AdapterContext;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One container, as requests see it. Objects are addressed by the SDK's pipeline with plain REST
 * requests, which stream; lists are read by its typed client. Thread-safe.
 *
 * @param place what the root names
 * @param settings of the region
 * @param entry what requests prove themselves with
 * @param container the SDK's client
 * @param errors the one translation
 * @param time the engine's clock
 */
record Service(
    Place place,
    Settings settings,
    Entry entry,
    HttpClient http,
    BlobContainerClient container,
    AdlsErrors errors,
    InstantSource time) {
  private static final int NOT_FOUND = 404;

  /** The engine alone retries. */
  private static final RequestRetryOptions ONCE =
      new RequestRetryOptions(
          RetryPolicyType.FIXED,
          1,
          (Duration) null,
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          null);

  static Service open(Location root, AdapterContext context) {
    Place place = Place.of(root);
    Settings settings = Settings.read(context);
    HttpClient http =
        new Transport(
            Clients.of(settings.connection()),
            settings.connection().requestTimeout(),
            settings.connection().maxConnections());
    Entry entry = Entries.of(settings.login(), place.account(), http);
    return new Service(
        place,
        settings,
        entry,
        http,
        container(place, endpoint(place, settings), entry, http),
        new AdlsErrors(context.time()),
        context.time());
  }

  private static String endpoint(Place place, Settings settings) {
    return settings
        .connection()
        .endpoint()
        .or(() -> settings.login().connectionString().flatMap(ConnectionString::endpoint))
        .map(URI::toString)
        .orElseGet(() -> "https://" + place.blobHost());
  }

  private static BlobContainerClient container(
      Place place, String endpoint, Entry entry, HttpClient http) {
    BlobContainerClientBuilder builder =
        new BlobContainerClientBuilder()
            .endpoint(endpoint)
            .containerName(place.container())
            .httpClient(http)
            .retryOptions(ONCE);
    if (entry instanceof Entry.Key key) {
      builder.credential(new StorageSharedKeyCredential(key.account(), key.key().reveal()));
    } else if (entry instanceof Entry.Sas sas) {
      builder.credential(new AzureSasCredential(sas.token().reveal()));
    } else if (entry instanceof Entry.Tokens tokens) {
      builder.credential(tokens.source());
    } else {
      builder.setAnonymousAccess();
    }
    return builder.buildClient();
  }

  /** For messages: where an object is. */
  String where(ObjectPath path) {
    return place.location().resolve(path).toString();
  }

  /** The URL of a blob, without any SAS. */
  String url(ObjectPath path) {
    return container.getBlobContainerUrl() + "/" + Names.encoded(place.name(path));
  }

  /** The SDK's client of a blob. */
  BlobClient blob(ObjectPath path) {
    return container.getBlobClient(place.name(path));
  }

  /** Sends a request and returns an answer of 200 to 299; the caller closes it. */
  HttpResponse send(ObjectPath path, Effect effect, Call call) {
    HttpResponse answer = exchange(path, effect, call);
    if (answer.getStatusCode() / 100 != 2) {
      throw refused(path, effect, answer);
    }
    return answer;
  }

  /** Sends a request and returns whatever is answered; the caller closes it. */
  HttpResponse exchange(ObjectPath path, Effect effect, Call call) {
    return errors.translated(
        where(path),
        effect,
        () -> container.getHttpPipeline().sendSync(call.request(), Context.NONE));
  }

  /** What an answer means that is none of 200 to 299. Closes it. */
  RuntimeException refused(ObjectPath path, Effect effect, HttpResponse answer) {
    try (answer) {
      return errors.refused(where(path), effect, answer, "");
    }
  }

  /** What the service says of one object, or empty when it is not there or is a folder. */
  Optional<Seen> see(ObjectPath path) {
    HttpResponse answer = exchange(path, Effect.READS, Call.head(url(path)));
    if (answer.getStatusCode() == NOT_FOUND
        && !AdlsErrors.code(answer).equals("ContainerNotFound")) {
      answer.close();
      return Optional.empty();
    }
    if (answer.getStatusCode() / 100 != 2) {
      throw refused(path, Effect.READS, answer);
    }
    try (answer) {
      return Optional.of(Seen.of(path, answer)).filter(seen -> !seen.folder());
    }
  }
}

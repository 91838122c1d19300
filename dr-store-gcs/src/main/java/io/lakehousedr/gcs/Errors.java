package io.lakehousedr.gcs;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import com.google.cloud.storage.StorageException;
import com.google.common.base.Throwables;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.error.HttpAnswer;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/**
 * What the SDK throws, in the engine's terms: by the one table from HTTP status to kind, and by
 * what only Google says (Cloud Storage, "HTTP status and error codes for JSON").
 */
final class Errors {
  private static final Set<String> SLOWER =
      Set.of("rateLimitExceeded", "userRateLimitExceeded", "slowDown");

  /** Failures of which nothing has reached the service. */
  private static final Set<Class<? extends IOException>> BEFORE =
      Set.of(
          ConnectException.class,
          HttpConnectTimeoutException.class,
          NoRouteToHostException.class,
          UnknownHostException.class);

  private final InstantSource time;

  Errors(InstantSource time) {
    this.time = time;
  }

  /** The exception to throw instead; {@code where} names the object. */
  RuntimeException translate(String where, Effect effect, Exception failure) {
    if (failure instanceof DrException || failure instanceof CancellationException) {
      return (RuntimeException) failure;
    }
    if (Thread.currentThread().isInterrupted()) {
      return Cancellation.cancelled();
    }
    return causes(failure, StorageException.class)
        .filter(answer -> answer.getCode() >= 300)
        .findFirst()
        .map(answer -> answered(where, effect, answer))
        .or(() -> unidentified(where, failure))
        .orElseGet(() -> unanswered(where, effect, failure));
  }

  private static <T> Stream<T> causes(Throwable failure, Class<T> type) {
    return Throwables.getCausalChain(failure).stream().filter(type::isInstance).map(type::cast);
  }

  private DrException answered(String where, Effect effect, StorageException failure) {
    HttpAnswer answer = new HttpAnswer(failure.getCode(), effect, wait(failure));
    String message = String.valueOf(failure.getMessage());
    if (failure.getCode() == 403 && SLOWER.contains(String.valueOf(failure.getReason()))) {
      return answer.failure(ErrorKind.THROTTLED, where, failure);
    }
    if (failure.getCode() == 400 && message.contains("doesn't match calculated")) {
      return answer.failure(ErrorKind.CORRUPT, where, failure);
    }
    return answer.failure(where, failure);
  }

  private Optional<Duration> wait(Throwable failure) {
    return causes(failure, HttpResponseException.class)
        .flatMap(answer -> Stream.ofNullable(answer.getHeaders().getRetryAfter()))
        .findFirst()
        .flatMap(header -> HttpAnswer.retryAfter(header, time.instant()));
  }

  /** No access token could be had, so no request was sent. */
  private static Optional<DrException> unidentified(String where, Exception failure) {
    String what = where + ": no access token for Google Cloud Storage";
    Optional<Integer> refused =
        causes(failure, HttpResponseException.class)
            .map(HttpResponseException::getStatusCode)
            .filter(status -> status >= 400 && status < 500 && status != 429)
            .findFirst();
    if (refused.isPresent()) {
      return Optional.of(DrException.storage(ErrorKind.ACCESS_DENIED, what, failure));
    }
    return causes(failure, Retryable.class)
        .findFirst()
        .map(token -> token.isRetryable() ? ErrorKind.UNAVAILABLE : ErrorKind.ACCESS_DENIED)
        .map(kind -> DrException.storage(kind, what, failure));
  }

  private static DrException unanswered(String where, Effect effect, Exception failure) {
    if (causes(failure, SSLHandshakeException.class).findAny().isPresent()) {
      String what = where + " (\"ca_file\" names the authorities to trust)";
      return DrException.storage(ErrorKind.INVALID, what, failure);
    }
    boolean before =
        causes(failure, IOException.class)
            .anyMatch(cause -> BEFORE.stream().anyMatch(type -> type.isInstance(cause)));
    ErrorKind kind =
        before || effect == Effect.READS ? ErrorKind.UNAVAILABLE : ErrorKind.OUTCOME_UNKNOWN;
    boolean ours = causes(failure, IOException.class).findAny().isEmpty();
    return ours && !(failure instanceof StorageException)
        ? DrException.storage(ErrorKind.INVALID, where, failure)
        : DrException.storage(kind, where, failure);
  }
}

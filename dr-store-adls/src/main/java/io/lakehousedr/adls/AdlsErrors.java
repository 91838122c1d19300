package io.lakehousedr.adls;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.identity.CredentialUnavailableException;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.error.HttpAnswer;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;

/**
 * What the service and its libraries fail with, in the project's terms: the one table of {@code
 * dr-api}, and the service's error codes where they say more (REST: "Blob service error codes").
 * Messages are redacted: no key, token or signature gets through. Thread-safe.
 */
final class AdlsErrors {
  private static final HttpHeaderName CODE = HttpHeaderName.fromString("x-ms-error-code");
  private static final HttpHeaderName REQUEST = HttpHeaderName.fromString("x-ms-request-id");

  private static final Map<String, ErrorKind> CODES =
      Map.ofEntries(
          Map.entry("blobalreadyexists", ErrorKind.ALREADY_EXISTS),
          Map.entry("pathalreadyexists", ErrorKind.ALREADY_EXISTS),
          Map.entry("resourcealreadyexists", ErrorKind.ALREADY_EXISTS),
          Map.entry("leaseidmissing", ErrorKind.ACCESS_DENIED),
          Map.entry("leaseidmismatchwithbloboperation", ErrorKind.ACCESS_DENIED),
          Map.entry("leaselost", ErrorKind.ACCESS_DENIED),
          Map.entry("containerbeingdeleted", ErrorKind.UNAVAILABLE),
          Map.entry("serverbusy", ErrorKind.THROTTLED),
          Map.entry("md5mismatch", ErrorKind.CORRUPT),
          Map.entry("crc64mismatch", ErrorKind.CORRUPT),
          Map.entry("blobarchived", ErrorKind.INVALID),
          Map.entry("blobbeingrehydrated", ErrorKind.INVALID),
          Map.entry("snapshotspresent", ErrorKind.INVALID),
          Map.entry("resourcetypemismatch", ErrorKind.INVALID),
          Map.entry("pathconflict", ErrorKind.INVALID),
          Map.entry("invalidblobtype", ErrorKind.INVALID),
          Map.entry("blobimmutableduetopolicy", ErrorKind.ACCESS_DENIED),
          Map.entry("blobimmutableduetolegalhold", ErrorKind.ACCESS_DENIED));

  private static final Map<String, String> HINTS =
      Map.of(
          "containernotfound", "There is no such container: make it, or correct the location",
          "containerbeingdeleted", "The container is being deleted",
          "leaseidmissing", "Somebody holds a lease on it: wait until it ends, or break it",
          "blobarchived", "It lies in the archive tier: rehydrate it first",
          "blobbeingrehydrated", "It is being rehydrated from the archive tier: wait",
          "resourcetypemismatch", "A folder has the name of the object, or an object of the folder",
          "snapshotspresent", "It has snapshots: delete them first",
          "authenticationfailed",
              "Check key or token, and this machine's clock: a request is refused when its time is"
                  + " off by more than 15 minutes",
          "publicaccessnotpermitted", "No credential was sent: configure one");

  private final InstantSource time;

  AdlsErrors(InstantSource time) {
    this.time = time;
  }

  /** Runs a call of the SDK; {@code where} names the object. */
  <T> T translated(String where, Effect effect, Supplier<T> call) {
    Cancellation.check();
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw translate(where, effect, e);
    }
  }

  /** What a failed call means. */
  RuntimeException translate(String where, Effect effect, RuntimeException e) {
    if (Thread.currentThread().isInterrupted()) {
      return Cancellation.cancelled();
    }
    if (e instanceof DrException known) {
      return known;
    }
    if (e instanceof ClientAuthenticationException || e instanceof CredentialUnavailableException) {
      return DrException.storage(ErrorKind.ACCESS_DENIED, where, Redacted.of(e));
    }
    if (e instanceof HttpResponseException refused && refused.getResponse() != null) {
      return refused(where, effect, refused.getResponse(), Redacted.text(e.getMessage()));
    }
    return broken(where, effect, e);
  }

  /** What an answer of 400 to 599 means. */
  RuntimeException refused(String where, Effect effect, HttpResponse answer, String detail) {
    String code = code(answer);
    HttpAnswer http = new HttpAnswer(answer.getStatusCode(), effect, retryAfter(answer));
    ErrorKind kind =
        Optional.ofNullable(CODES.get(code.toLowerCase(Locale.ROOT))).orElseGet(http::kind);
    String what = answer.getStatusCode() + (code.isEmpty() ? "" : " " + code);
    String hint = HINTS.getOrDefault(code.toLowerCase(Locale.ROOT), "");
    String id = String.valueOf(answer.getHeaders().getValue(REQUEST));
    return http.failure(
        kind, where, new IOException(sentence(what, hint, detail) + " (request " + id + ")"));
  }

  private static String sentence(String what, String hint, String detail) {
    if (!hint.isEmpty()) {
      return what + ". " + hint;
    }
    return what + (detail.isEmpty() ? "" : ": " + detail);
  }

  /** The service's own code, for example {@code BlobAlreadyExists}; empty when it gave none. */
  static String code(HttpResponse answer) {
    return Optional.ofNullable(answer.getHeaders().getValue(CODE)).orElse("");
  }

  private Optional<java.time.Duration> retryAfter(HttpResponse answer) {
    return Optional.ofNullable(answer.getHeaders().getValue(HttpHeaderName.RETRY_AFTER))
        .flatMap(header -> HttpAnswer.retryAfter(header, time.instant()));
  }

  private static RuntimeException broken(String where, Effect effect, RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DrException known) {
        return known;
      }
      if (neverSent(cause)) {
        return DrException.storage(ErrorKind.UNAVAILABLE, where, Redacted.of(cause));
      }
    }
    boolean io = e instanceof UncheckedIOException || e.getCause() instanceof IOException;
    if (!io) {
      return DrException.storage(ErrorKind.INVALID, where, Redacted.of(e));
    }
    Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
    return DrException.storage(
        effect == Effect.WRITES ? ErrorKind.OUTCOME_UNKNOWN : ErrorKind.UNAVAILABLE,
        where,
        Redacted.of(cause));
  }

  private static boolean neverSent(Throwable cause) {
    return cause instanceof Transport.Unsent
        || cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnknownHostException
        || cause instanceof UnresolvedAddressException
        || cause instanceof SSLHandshakeException;
  }
}

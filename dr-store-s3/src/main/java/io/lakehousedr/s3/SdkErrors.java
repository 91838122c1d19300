package io.lakehousedr.s3;

import com.amazonaws.AbortedException;
import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.error.HttpAnswer;
import io.lakehousedr.error.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The one place where failures of the SDK become ours (Amazon S3 API reference, "Error responses").
 */
final class SdkErrors {
  /** Codes that say more than their status. */
  private static final Map<String, ErrorKind> KINDS =
      Map.ofEntries(
          Map.entry("SlowDown", ErrorKind.THROTTLED),
          Map.entry("Throttling", ErrorKind.THROTTLED),
          Map.entry("ThrottlingException", ErrorKind.THROTTLED),
          Map.entry("RequestLimitExceeded", ErrorKind.THROTTLED),
          Map.entry("BandwidthLimitExceeded", ErrorKind.THROTTLED),
          Map.entry("RequestTimeout", ErrorKind.UNAVAILABLE),
          Map.entry("IncompleteBody", ErrorKind.UNAVAILABLE),
          Map.entry("BadDigest", ErrorKind.CORRUPT),
          Map.entry("XAmzContentChecksumMismatch", ErrorKind.CORRUPT),
          Map.entry("XAmzContentSHA256Mismatch", ErrorKind.CORRUPT),
          Map.entry("ExpiredToken", ErrorKind.ACCESS_DENIED),
          Map.entry("InvalidToken", ErrorKind.ACCESS_DENIED),
          Map.entry("TokenRefreshRequired", ErrorKind.ACCESS_DENIED),
          Map.entry("NoSuchUpload", ErrorKind.NOT_FOUND));

  /** What an operator can do. */
  private static final Map<String, String> HINTS =
      Map.of(
          "RequestTimeTooSkewed", "the clocks of this machine and of the service differ: set it",
          "SignatureDoesNotMatch", "check secret_key",
          "InvalidAccessKeyId", "check access_key",
          "ExpiredToken", "get a new session_token",
          "NoSuchBucket", "check the bucket's name and the endpoint",
          "PermanentRedirect", "set region, or endpoint, to the bucket's own",
          "AuthorizationHeaderMalformed", "set region to the bucket's own");

  private static final Set<String> NEVER_SENT =
      Set.of("ConnectTimeoutException", "ConnectionPoolTimeoutException");

  private SdkErrors() {}

  /**
   * What a failed request means.
   *
   * @param where the object
   * @param effect whether it may have changed something, although it failed
   */
  static RuntimeException translate(String where, Effect effect, RuntimeException e, Instant now) {
    if (e instanceof DrException || e instanceof CancellationException) {
      return e;
    }
    if (e instanceof AbortedException) {
      return new CancellationException("cancelled");
    }
    if (e instanceof AmazonServiceException answer) {
      return answered(where, effect, answer, now);
    }
    return e instanceof SdkClientException
        ? unanswered(where, effect, e)
        : new DrException(Problem.INTERNAL, where + ": S3 adapter: " + e, e);
  }

  /** One failure of many in an answer that is none itself (DeleteObjects). */
  static DrException ofCode(String where, String code) {
    ErrorKind kind =
        switch (code) {
          case "AccessDenied" -> ErrorKind.ACCESS_DENIED;
          case "InternalError" -> ErrorKind.OUTCOME_UNKNOWN;
          case "ServiceUnavailable" -> ErrorKind.UNAVAILABLE;
          default -> KINDS.getOrDefault(code, ErrorKind.INVALID);
        };
    Problem problem = Problem.ofStorage(kind);
    return new DrException(problem, where + ": " + problem.title() + ": " + code);
  }

  private static DrException answered(
      String where, Effect effect, AmazonServiceException e, Instant now) {
    String code = String.valueOf(e.getErrorCode());
    ErrorKind kind = Optional.ofNullable(KINDS.get(code)).orElseGet(() -> kind(effect, e));
    DrException failure = failure(kind, where, ": " + described(e, code), e);
    return retryAfter(e, now).map(failure::retryAfter).orElse(failure);
  }

  private static ErrorKind kind(Effect effect, AmazonServiceException e) {
    // A copy may begin its answer with 200 and fail afterwards.
    int status = e.getStatusCode() < 400 && e.getStatusCode() >= 200 ? 500 : e.getStatusCode();
    boolean moved = e.getStatusCode() / 100 == 3;
    return moved ? ErrorKind.INVALID : new HttpAnswer(status, effect, Optional.empty()).kind();
  }

  private static String described(AmazonServiceException e, String code) {
    String hint = Optional.ofNullable(HINTS.get(code)).map(it -> "; " + it).orElse("");
    return e.getErrorMessage()
        + " (HTTP "
        + e.getStatusCode()
        + ", "
        + code
        + ", request "
        + e.getRequestId()
        + ")"
        + hint;
  }

  private static Optional<Duration> retryAfter(AmazonServiceException e, Instant now) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Optional.ofNullable(e.getHttpHeaders()).ifPresent(headers::putAll);
    return Optional.ofNullable(headers.get("Retry-After"))
        .flatMap(header -> HttpAnswer.retryAfter(header, now));
  }

  private static DrException unanswered(String where, Effect effect, RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    if (causes(e).anyMatch(SdkErrors::isNeverSent)) {
      return failure(ErrorKind.UNAVAILABLE, where, ": " + message, e);
    }
    if (causes(e).anyMatch(SSLException.class::isInstance) && !message.contains("reset")) {
      return failure(
          ErrorKind.INVALID, where, ": " + message + "; ca_file names the authority to trust", e);
    }
    if (message.contains("verify integrity")) {
      return failure(ErrorKind.CORRUPT, where, ": " + message, e);
    }
    boolean broken = causes(e).anyMatch(IOException.class::isInstance);
    if (!broken && message.contains("redentials")) {
      return failure(ErrorKind.ACCESS_DENIED, where, ": " + message, e);
    }
    ErrorKind kind = effect == Effect.WRITES ? ErrorKind.OUTCOME_UNKNOWN : ErrorKind.UNAVAILABLE;
    return failure(kind, where, ": " + message, e);
  }

  private static boolean isNeverSent(Throwable cause) {
    return cause instanceof UnknownHostException
        || cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || NEVER_SENT.contains(cause.getClass().getSimpleName());
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, SdkErrors::hasMore, Throwable::getCause);
  }

  private static boolean hasMore(@Nullable Throwable e) {
    return e != null;
  }

  private static DrException failure(ErrorKind kind, String where, String why, Throwable cause) {
    Problem problem = Problem.ofStorage(kind);
    return new DrException(problem, where + ": " + problem.title() + why, cause);
  }
}

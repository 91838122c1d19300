package io.lakehousedr.error;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer that is a failure, as every adapter reports it.
 *
 * @param status 400 to 599; see {@link ErrorKind#ofHttpStatus}
 * @param effect whether the request could have changed something
 * @param retryAfter how long the service asked to wait
 */
public record HttpAnswer(int status, ErrorKind.Effect effect, Optional<Duration> retryAfter) {
  /** What it means by the one table. */
  public ErrorKind kind() {
    return ErrorKind.ofHttpStatus(status, effect);
  }

  /** The failure that the table makes of it; {@code where} names the object. */
  public DrException failure(String where, @Nullable Throwable cause) {
    return failure(kind(), where, cause);
  }

  /** The failure of a kind that the adapter knows better, by the answer's body. */
  public DrException failure(ErrorKind kind, String where, @Nullable Throwable cause) {
    DrException failure = DrException.storage(kind, where, cause);
    return retryAfter.map(failure::retryAfter).orElse(failure);
  }

  /**
   * Reads a {@code Retry-After} header: seconds or a date (RFC 9110 section 10.2.3). Empty when it
   * is neither; never negative.
   *
   * @param now the adapter's clock
   */
  public static Optional<Duration> retryAfter(String header, Instant now) {
    String text = header.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

package io.lakehousedr.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void retryAfterIsSecondsOrADate() {
    assertThat(HttpAnswer.retryAfter(" 120 ", NOW)).contains(Duration.ofMinutes(2));
    assertThat(HttpAnswer.retryAfter("Sat, 21 Nov 2026 10:00:30 GMT", NOW))
        .contains(Duration.ofSeconds(30));
    assertThat(HttpAnswer.retryAfter("Sat, 21 Nov 2026 09:00:00 GMT", NOW)).contains(Duration.ZERO);
    assertThat(HttpAnswer.retryAfter("soon", NOW)).isEmpty();
  }

  @Test
  void theWaitGoesWithTheFailure() {
    HttpAnswer answer =
        new HttpAnswer(503, ErrorKind.Effect.WRITES, Optional.of(Duration.ofSeconds(3)));
    DrException failure = answer.failure("s3://bucket/key", null);
    assertThat(failure.kind()).isEqualTo(ErrorKind.THROTTLED);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
    assertThat(failure).hasMessageContaining("s3://bucket/key");
  }
}

package io.lakehousedr.gcs;

import static io.lakehousedr.gcs.StubServer.failure;
import static io.lakehousedr.gcs.StubServer.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.gcs.StubServer.Answer;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service's failures become. The server says what no emulator does. */
class ErrorsTest {
  private static final Location ROOT = Location.parse("gs://b/root");
  private static final ObjectPath PATH = ObjectPath.of("n");
  private static final Content ONE = Content.of(new byte[1]);

  private static DrException thrown(Consumer<ObjectStore> call, Answer... answers) {
    try (StubServer server = new StubServer(answers);
        GcsStore store = Gcs.open(ROOT, server.endpoint(), Map.of())) {
      return catchThrowableOfType(DrException.class, () -> call.accept(store));
    }
  }

  private static void create(ObjectStore store) {
    store.create(PATH, ONE, WriteOptions.DURABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "401, authError, ACCESS_DENIED, ACCESS_DENIED",
    "403, forbidden, ACCESS_DENIED, ACCESS_DENIED",
    "403, rateLimitExceeded, THROTTLED, THROTTLED",
    "429, rateLimitExceeded, THROTTLED, THROTTLED",
    "503, backendError, THROTTLED, THROTTLED",
    "500, backendError, UNAVAILABLE, OUTCOME_UNKNOWN",
    "502, badGateway, UNAVAILABLE, OUTCOME_UNKNOWN",
    "400, invalid, INVALID, INVALID",
    "308, redirect, INVALID, INVALID",
  })
  void oneTableDecides(int status, String reason, ErrorKind reading, ErrorKind writing) {
    Answer answer = failure(status, reason, "it is so");
    DrException read = thrown(store -> store.head(PATH), answer);
    assertThat(read.kind()).isEqualTo(reading);
    assertThat(read.message()).startsWith("gs://b/root/n: ").contains("it is so");
    assertThat(thrown(ErrorsTest::create, answer).kind()).isEqualTo(writing);
  }

  @Test
  void theServiceSaysHowLongToWait() {
    Answer slower = new Answer(429, Map.of("Retry-After", "7"), "{}");
    assertThat(thrown(store -> store.head(PATH), slower).retryAfter())
        .contains(Duration.ofSeconds(7));
  }

  @Test
  void noRequestIsSentTwice() {
    try (StubServer server = new StubServer(failure(503, "backendError", "busy"));
        GcsStore store = Gcs.open(ROOT, server.endpoint(), Map.of())) {
      assertThatThrownBy(() -> create(store)).isInstanceOf(DrException.class);
      assertThat(server.asked()).hasSize(1);
      assertThat(server.asked().get(0)).contains("ifGenerationMatch=0");
    }
  }

  @Test
  void bytesThatWereDamagedOnTheWayAreCorrupt() {
    String message = "Provided CRC32C \\\"AAAAAA==\\\" doesn't match calculated CRC32C";
    assertThat(thrown(ErrorsTest::create, failure(400, "invalid", message)).kind())
        .isEqualTo(ErrorKind.CORRUPT);
  }

  @Test
  void aMissingBucketIsNotAnEmptyOne() {
    Answer none = failure(404, "notFound", "The specified bucket does not exist.");
    assertThat(thrown(store -> store.head(PATH), none).message()).contains("bucket does not exist");
    assertThat(thrown(store -> assertThat(store.list(ObjectPath.ROOT, "")).isEmpty(), none).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(thrown(ErrorsTest::create, none).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void anUnclearCreateIsSettledByWhatIsThere() {
    Answer broken = failure(500, "backendError", "broken");
    assertThat(thrown(ErrorsTest::create, broken, object(1, "another")).kind())
        .isEqualTo(ErrorKind.ALREADY_EXISTS);
    Answer nothing = failure(404, "notFound", "No such object");
    assertThat(thrown(ErrorsTest::create, broken, nothing, StubServer.json(200, "{}")).kind())
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @Test
  void anUnclearReplaceIsSettledByWhatIsThere() {
    Answer broken = failure(500, "backendError", "broken");
    Consumer<ObjectStore> replace =
        store -> store.replace(PATH, new ObjectVersion("5"), ONE, WriteOptions.DURABLE);
    assertThat(thrown(replace, broken, object(6, "another")).kind()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(thrown(replace, broken, object(5, "another")).kind())
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    Answer nothing = failure(404, "notFound", "No such object");
    assertThat(thrown(replace, broken, nothing, StubServer.json(200, "{}")).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void aDeleteThatNobodyAnsweredIsUnknown() {
    try (StubServer server = new StubServer(failure(500, "backendError", "broken"));
        GcsStore store = Gcs.open(ROOT, server.endpoint(), Map.of())) {
      assertThat(store.delete(Map.of(PATH, new ObjectVersion("5"))).get(PATH))
          .isInstanceOfSatisfying(
              DeleteOutcome.Failed.class,
              it -> assertThat(it.error().kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN));
      assertThat(server.asked()).hasSize(1);
      assertThat(server.asked().get(0)).contains("generation=5").contains("ifGenerationMatch=5");
    }
  }
}

package io.lakehousedr.s3;

import static io.lakehousedr.s3.Stores.failure;
import static io.lakehousedr.s3.Stores.names;
import static io.lakehousedr.s3.Stores.path;
import static io.lakehousedr.s3.Stores.put;
import static io.lakehousedr.s3.Stores.read;
import static io.lakehousedr.s3.Stores.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.TcpFault;
import io.lakehousedr.testkit.TcpFault.Direction;
import io.lakehousedr.testkit.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers are told when the network or the service fails half-way. */
class S3FaultsTest {
  private static final int LARGE = 3_000_000;

  /** Within the headers of an answer, and past "100 Continue" and what comes with it. */
  private static final int INTO_THE_ANSWER = 60;

  private final TcpProxy proxy = TcpProxy.before(Stores.server().endpoint().getPort());
  private final ObjectStore store = Stores.through(proxy.url(), "request_timeout", "900ms");

  @AfterEach
  void close() {
    store.close();
    proxy.close();
  }

  private static Content large() {
    byte[] bytes = new byte[LARGE];
    new Random(1).nextBytes(bytes);
    return Content.of(bytes);
  }

  /** How many bytes the service answers to a request. */
  private long answered(Runnable request) {
    long before = proxy.carried(Direction.TO_CLIENT);
    request.run();
    return proxy.carried(Direction.TO_CLIENT) - before;
  }

  @Test
  void aCreateWhoseAnswerIsLostIsFoundToBeOurs() {
    proxy.after(Direction.TO_CLIENT, INTO_THE_ANSWER, new TcpFault.Cut());
    ObjectEntry made = put(store, "a", "content");
    assertThat(proxy.pending()).isZero();
    assertThat(store.head(path("a")).map(ObjectEntry::version)).contains(made.version());
    assertThat(failure(() -> put(store, "a", "content")).kind())
        .isEqualTo(ErrorKind.ALREADY_EXISTS);
  }

  @Test
  void aCreateWhoseAnswerIsLostWhereAnotherWonExistsAlready() {
    put(store, "a", "other");
    proxy.after(Direction.TO_CLIENT, INTO_THE_ANSWER, new TcpFault.Reset());
    assertThat(failure(() -> put(store, "a", "content")).kind())
        .isEqualTo(ErrorKind.ALREADY_EXISTS);
    assertThat(proxy.pending()).isZero();
    assertThat(read(store, "a")).asString().isEqualTo("other");
  }

  @Test
  void aReplaceWhoseAnswerIsLostIsFoundToBeOurs() {
    ObjectEntry old = put(store, "a", "old");
    long head = answered(() -> store.head(path("a")));
    proxy.after(Direction.TO_CLIENT, head + INTO_THE_ANSWER, new TcpFault.Cut());
    ObjectEntry made = store.replace(path("a"), old.version(), text("new"), WriteOptions.DURABLE);
    assertThat(proxy.pending()).isZero();
    assertThat(made.version()).isNotEqualTo(old.version());
    assertThat(read(store, "a")).asString().isEqualTo("new");
  }

  @Test
  void aCreateThatIsCutInItsBodyHasDoneNothing() {
    proxy.after(Direction.TO_SERVER, LARGE / 2, new TcpFault.Cut());
    DrException failure = failure(() -> store.create(path("a"), large(), WriteOptions.DURABLE));
    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(names(store)).isEmpty();
    assertThat(store.create(path("a"), large(), WriteOptions.DURABLE).size()).isEqualTo(LARGE);
  }

  /** More than fits into the buffers on the way: whoever sends is stuck in sending. */
  @Test
  void aCreateThatTheServiceStopsTakingHasDoneNothing() {
    byte[] bytes = new byte[10 * LARGE];
    proxy.after(Direction.TO_SERVER, LARGE, new TcpFault.Stall());
    DrException failure =
        failure(() -> store.create(path("a"), Content.of(bytes), WriteOptions.DURABLE));
    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(failure).hasMessageContaining("/root/a");
    assertThat(names(store)).isEmpty();
  }

  @Test
  void aCreateWhoseEndMayStillArriveIsUnknown() {
    proxy.after(Direction.TO_SERVER, LARGE - 10_000, new TcpFault.Stall());
    DrException failure = failure(() -> store.create(path("a"), large(), WriteOptions.DURABLE));
    assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure).hasMessageContaining("/root/a");
  }

  @Test
  void aReadThatBreaksOffSaysSo() throws IOException {
    store.create(path("a"), large(), WriteOptions.DURABLE);
    proxy.after(Direction.TO_CLIENT, LARGE / 2, new TcpFault.Reset());
    try (var in = store.open(path("a"))) {
      Throwable thrown = catchThrowable(in::readAllBytes);
      assertThat(thrown)
          .isInstanceOf(IOException.class)
          .cause()
          .isInstanceOfSatisfying(
              DrException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    }
    assertThat(read(store, "a")).hasSize(LARGE);
  }

  @Test
  void aReadThatEndsTooSoonIsNoEnd() throws IOException {
    store.create(path("a"), large(), WriteOptions.DURABLE);
    proxy.after(Direction.TO_CLIENT, LARGE / 2, new TcpFault.Cut());
    try (var in = store.open(path("a"))) {
      assertThat(catchThrowable(in::readAllBytes))
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(DrException.class);
    }
  }

  /** Wherever an answer is cut, what is there is neither missing nor another. */
  @Test
  void anAnswerCutInItsHeadersIsNoAnswer() {
    ObjectEntry made = put(store, "a", "content");
    long whole = answered(() -> store.head(path("a")));
    for (long at = 0; at < whole; at += 7) {
      proxy.after(Direction.TO_CLIENT, at, new TcpFault.Cut());
      try (ObjectReader other = Stores.again(store, proxy.url())) {
        assertThat(other.head(path("a"))).as("cut at " + at).contains(made);
      } catch (DrException e) {
        assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
      }
    }
    assertThat(proxy.pending()).isZero();
  }

  @Test
  void aServiceThatIsSilentIsUnavailableAfterAWhile() {
    proxy.after(Direction.TO_CLIENT, 0, new TcpFault.Stall());
    assertThat(failure(() -> store.head(path("a"))).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(store.head(path("a"))).isEmpty();
  }

  @Test
  void slowIsNotSilent() {
    proxy.after(Direction.TO_CLIENT, 10, new TcpFault.Delay(Duration.ofMillis(300)));
    assertThat(put(store, "a", "content").size()).isEqualTo(7);
    assertThat(proxy.pending()).isZero();
  }

  @Test
  void throttlingSaysHowLongToWait() {
    String body = "<Error><Code>SlowDown</Code><Message>Reduce your rate</Message></Error>";
    for (int i = 0; i < 2; i++) {
      proxy.after(
          Direction.TO_SERVER,
          0,
          TcpFault.Answer.http("503 Slow Down", "Retry-After: 7\r\n", body));
      DrException failure =
          i == 0 ? failure(() -> names(store)) : failure(() -> put(store, "a", "content"));
      assertThat(failure.kind()).isEqualTo(ErrorKind.THROTTLED);
      assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
      assertThat(failure).hasMessageContaining("SlowDown").hasMessageContaining("HTTP 503");
    }
    assertThat(names(store)).isEmpty();
  }

  @Test
  void aFailingServiceMayHaveWritten() {
    String body = "<Error><Code>InternalError</Code><Message>We failed</Message></Error>";
    TcpFault answer = TcpFault.Answer.http("500 Internal Server Error", "", body);
    proxy.after(Direction.TO_SERVER, 0, answer);
    assertThat(failure(() -> store.head(path("a"))).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void aClosedPortIsUnavailable() {
    proxy.close();
    assertThat(failure(() -> put(store, "a", "x")).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(failure(() -> names(store)).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void aCallThatWaitsForASilentServiceCanBeCancelled() throws Exception {
    ObjectStore patient = Stores.through(proxy.url(), "request_timeout", "30s");
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    proxy.after(Direction.TO_CLIENT, 0, new TcpFault.Stall());
    Thread caller =
        new Thread(
            () -> {
              begun.countDown();
              thrown.complete(catchThrowable(() -> patient.head(path("a"))));
              flag.complete(Thread.currentThread().isInterrupted());
            });
    caller.start();
    begun.await();
    while (proxy.pending() > 0) {
      Thread.sleep(5);
    }
    caller.interrupt();
    assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
    patient.close();
  }

  @Test
  void anUploadIsCompletedThoughItsAnswerIsLost() {
    try (ResumableUploads.Upload upload =
        ((ResumableUploads) store).upload(path("up"), "token", 3)) {
      upload.put(0, text("abc"));
      long parts = answered(upload::finished);
      proxy.after(Direction.TO_CLIENT, parts + INTO_THE_ANSWER, new TcpFault.Cut());
      assertThat(upload.complete(WriteOptions.DURABLE).size()).isEqualTo(3);
    }
    assertThat(read(store, "up")).asString().isEqualTo("abc");
    assertThat(names(store)).containsExactly("up");
  }
}

package io.lakehousedr.adls;

import static io.lakehousedr.adls.Objects.failure;
import static io.lakehousedr.adls.Objects.names;
import static io.lakehousedr.adls.Objects.noise;
import static io.lakehousedr.adls.Objects.path;
import static io.lakehousedr.adls.Objects.put;
import static io.lakehousedr.adls.Objects.read;
import static io.lakehousedr.adls.Objects.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads.Upload;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.TcpFault;
import io.lakehousedr.testkit.TcpFault.Direction;
import io.lakehousedr.testkit.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers are told when the network or the service fails half-way. */
class AdlsFaultsTest {
  private static final int LARGE = 3_000_000;

  /** Within the headers of an answer. */
  private static final int INTO_THE_ANSWER = 30;

  private final TcpProxy proxy = TcpProxy.before(Azurite.server().endpoint().getPort());
  private final Location root = Azurite.root(Azurite.server().newContainer(), "root");
  private final AdlsStore store = open();

  private AdlsStore open() {
    Map<String, String> options = Azurite.options();
    options.put("endpoint", proxy.url() + "/" + Azurite.server().account());
    options.put("request_timeout", "900ms");
    return Azurite.open(root, options);
  }

  @AfterEach
  void close() {
    store.close();
    proxy.close();
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
    assertThat(store.head(path("a"))).map(ObjectEntry::version).contains(made.version());
    assertThat(failure(() -> put(store, "a", "content")).kind())
        .isEqualTo(ErrorKind.ALREADY_EXISTS);
  }

  @Test
  void aCreateWhoseAnswerIsLostWhereAnotherWonExistsAlready() {
    put(store, "a", "other");
    proxy.after(Direction.TO_CLIENT, INTO_THE_ANSWER, new TcpFault.Reset());
    assertThat(failure(() -> put(store, "a", "content")).kind())
        .isEqualTo(ErrorKind.ALREADY_EXISTS);
    assertThat(read(store, "a")).asString().isEqualTo("other");
  }

  @Test
  void aReplaceWhoseAnswerIsLostIsFoundToBeOurs() {
    ObjectEntry old = put(store, "a", "old");
    proxy.after(Direction.TO_CLIENT, INTO_THE_ANSWER, new TcpFault.Cut());
    ObjectEntry made = store.replace(path("a"), old.version(), text("new"), WriteOptions.DURABLE);
    assertThat(proxy.pending()).isZero();
    assertThat(made.version()).isNotEqualTo(old.version());
    assertThat(read(store, "a")).asString().isEqualTo("new");
  }

  @Test
  void aDeleteWhoseAnswerIsLostIsFoundToBeDone() {
    ObjectEntry made = put(store, "a", "content");
    proxy.after(Direction.TO_CLIENT, INTO_THE_ANSWER, new TcpFault.Cut());
    assertThat(store.delete(Map.of(path("a"), made.version())))
        .containsValue(new DeleteOutcome.Deleted());
    assertThat(proxy.pending()).isZero();
  }

  @Test
  void aCompletedUploadWhoseAnswerIsLostIsFoundToBeOurs() {
    try (Upload upload = store.upload(path("up"), "token", 3)) {
      upload.put(0, text("one"));
      proxy.after(Direction.TO_CLIENT, INTO_THE_ANSWER, new TcpFault.Cut());
      assertThat(upload.complete(WriteOptions.DURABLE).size()).isEqualTo(3);
    }
    assertThat(proxy.pending()).isZero();
    assertThat(read(store, "up")).asString().isEqualTo("one");
  }

  @Test
  void aCreateThatIsCutInItsBodyHasDoneNothing() {
    proxy.after(Direction.TO_SERVER, LARGE / 2, new TcpFault.Cut());
    DrException failure =
        failure(() -> store.create(path("a"), noise(LARGE), WriteOptions.DURABLE));
    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(names(store)).isEmpty();
    assertThat(store.create(path("a"), noise(LARGE), WriteOptions.DURABLE).size()).isEqualTo(LARGE);
  }

  @Test
  void aServiceThatFallsSilentDoesNotHoldUpTheCaller() {
    put(store, "a", "content");
    proxy.after(Direction.TO_CLIENT, 0, new TcpFault.Stall());
    DrException failure = failure(() -> store.head(path("a")));
    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(failure).hasMessageContaining("/root/a");
    assertThat(read(store, "a")).asString().isEqualTo("content");
  }

  @Test
  void aSlowAnswerIsAnAnswer() {
    put(store, "a", "content");
    proxy.after(Direction.TO_CLIENT, 10, new TcpFault.Delay(Duration.ofMillis(400)));
    assertThat(read(store, "a")).asString().isEqualTo("content");
    assertThat(proxy.pending()).isZero();
  }

  @Test
  void aReadThatEndsTooSoonIsNoEnd() throws IOException {
    store.create(path("a"), noise(LARGE), WriteOptions.DURABLE);
    for (TcpFault fault :
        new TcpFault[] {new TcpFault.Cut(), new TcpFault.Reset(), new TcpFault.Stall()}) {
      proxy.after(Direction.TO_CLIENT, LARGE / 2, fault);
      try (var in = store.open(path("a"))) {
        assertThat(catchThrowable(in::readAllBytes))
            .isInstanceOf(IOException.class)
            .cause()
            .isInstanceOfSatisfying(
                DrException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
      }
    }
    assertThat(read(store, "a")).hasSize(LARGE);
  }

  @Test
  void aBusyServiceSaysHowLongToWait() {
    put(store, "a", "content");
    long head = answered(() -> store.head(path("a")));
    assertThat(head).isPositive();
    try (ObjectStore other = open()) {
      proxy.after(
          Direction.TO_SERVER,
          0,
          TcpFault.Answer.http(
              "503 Server Busy", "x-ms-error-code: ServerBusy\r\nRetry-After: 7\r\n", ""));
      DrException busy = failure(() -> put(other, "b", "content"));
      assertThat(busy.kind()).isEqualTo(ErrorKind.THROTTLED);
      assertThat(busy.retryAfter()).contains(Duration.ofSeconds(7));
    }
  }

  @Test
  void nobodyListeningIsUnavailable() {
    proxy.close();
    DrException failure = failure(() -> put(store, "a", "content"));
    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
  }
}

package io.lakehousedr.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.simulators.servers.FreePort;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.TcpFault;
import io.lakehousedr.testkit.TcpFault.Direction;
import io.lakehousedr.testkit.TcpProxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that break, stall and are refused, before fake-gcs-server. */
@Timeout(120)
class NetworkTest {
  private static final ObjectPath PATH = ObjectPath.of("a");
  private static final int LARGE = 32 << 20;

  private final Location root = Gcs.newRoot();
  private TcpProxy proxy;
  private GcsStore store;

  @BeforeEach
  void start() {
    proxy = TcpProxy.before(Gcs.server().endpoint().getPort());
    store = open("2s");
  }

  private GcsStore open(String silence) {
    return Gcs.open(root, proxy.url(), Map.of("request_timeout", silence));
  }

  @AfterEach
  void stop() {
    store.close();
    proxy.close();
  }

  private static Content zeros(int size) {
    return Content.of(new byte[size]);
  }

  private static ErrorKind kind(@Nullable Throwable thrown) {
    if (thrown instanceof DrException known) {
      return known.kind();
    }
    throw new AssertionError("no DrException", thrown);
  }

  private ErrorKind failureOfCreate(int size) {
    return kind(catchThrowable(() -> store.create(PATH, zeros(size), WriteOptions.DURABLE)));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 3_000_000})
  void aWriteWhoseAnswerIsLostIsFoundToBeOurs(int size) {
    store.head(PATH);
    for (TcpFault fault : new TcpFault[] {new TcpFault.Cut(), new TcpFault.Reset()}) {
      ObjectPath path = ObjectPath.of("lost/" + fault);
      proxy.after(Direction.TO_CLIENT, 0, fault);
      assertThat(store.create(path, zeros(size), WriteOptions.DURABLE).size()).isEqualTo(size);
      assertThat(proxy.pending()).isZero();
    }
  }

  @Test
  void aWriteThatIsNeverAnsweredIsFoundToBeOurs() {
    store.head(PATH);
    proxy.after(Direction.TO_CLIENT, 0, new TcpFault.Stall());
    assertThat(store.create(PATH, zeros(10), WriteOptions.DURABLE).size()).isEqualTo(10);
    assertThat(proxy.pending()).isZero();
  }

  @Test
  void aRequestThatIsCutLeavesNothing() {
    proxy.after(Direction.TO_SERVER, 1_000_000, new TcpFault.Cut());
    assertThat(failureOfCreate(LARGE)).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(store.head(PATH)).isEmpty();
    assertThat(store.create(PATH, zeros(5), WriteOptions.DURABLE).size()).isEqualTo(5);
  }

  @Test
  void aRequestThatNobodyTakesEnds() {
    proxy.after(Direction.TO_SERVER, 1_000_000, new TcpFault.Stall());
    assertThat(failureOfCreate(LARGE)).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(store.head(PATH)).isEmpty();
  }

  @Test
  void aReadThatBreaksOrStallsFailsAsTheStores() throws IOException {
    store.create(PATH, zeros(LARGE), WriteOptions.DURABLE);
    for (TcpFault fault :
        new TcpFault[] {new TcpFault.Cut(), new TcpFault.Reset(), new TcpFault.Stall()}) {
      proxy.after(Direction.TO_CLIENT, 1_000_000, fault);
      try (InputStream in = store.open(PATH)) {
        assertThatThrownBy(in::readAllBytes)
            .isInstanceOf(IOException.class)
            .satisfies(it -> assertThat(kind(it.getCause())).isEqualTo(ErrorKind.UNAVAILABLE));
      }
    }
    try (InputStream in = store.open(PATH)) {
      assertThat(in.readAllBytes()).hasSize(LARGE);
    }
  }

  @Test
  void aListingThatBreaksIsUnavailable() {
    store.head(PATH);
    proxy.after(Direction.TO_CLIENT, 10, new TcpFault.Cut());
    assertThat(kind(catchThrowable(() -> store.list(ObjectPath.ROOT, "").toList())))
        .isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void aServerThatIsNotThereHasDoneNothing() {
    URI nobody = URI.create("http://127.0.0.1:" + FreePort.find());
    try (GcsStore lost = Gcs.open(root, nobody, Map.of())) {
      assertThat(kind(catchThrowable(() -> lost.create(PATH, zeros(1), WriteOptions.DURABLE))))
          .isEqualTo(ErrorKind.UNAVAILABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TO_SERVER", "TO_CLIENT"})
  void anInterruptEndsACallThatNothingElseWouldEnd(Direction stalled) throws InterruptedException {
    try (GcsStore patient = open("1h")) {
      patient.head(PATH);
      proxy.after(stalled, stalled == Direction.TO_SERVER ? 500_000 : 0, new TcpFault.Stall());
      AtomicReference<Throwable> end = new AtomicReference<>();
      Thread caller =
          new Thread(
              () ->
                  end.set(
                      catchThrowable(
                          () -> patient.create(PATH, zeros(LARGE), WriteOptions.DURABLE))));
      caller.start();
      while (proxy.pending() > 0) {
        Thread.sleep(20);
      }
      caller.interrupt();
      caller.join();
      assertThat(end.get()).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void connectionsAreGivenBackHoweverTheyEnd() {
    try (GcsStore one =
        Gcs.open(root, proxy.url(), Map.of("request_timeout", "2s", "max_connections", "1"))) {
      one.create(PATH, zeros(3_000_000), WriteOptions.DURABLE);
      for (int i = 0; i < 5; i++) {
        proxy.after(Direction.TO_CLIENT, 1_000_000, new TcpFault.Cut());
        assertThatThrownBy(() -> one.open(PATH).readAllBytes()).isInstanceOf(IOException.class);
        assertThat(one.head(PATH)).isPresent();
        assertThatThrownBy(() -> one.open(ObjectPath.of("no"))).isInstanceOf(DrException.class);
      }
    }
  }
}

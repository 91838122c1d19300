package io.lakehousedr.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.TcpFault;
import io.lakehousedr.testkit.TcpFault.Direction;
import io.lakehousedr.testkit.TcpProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The network between the engine and an S3 target fails while a sync is under way. */
@ExtendWith(Servers.Shared.class)
class NetworkIT {
  private static final int MIB = 1 << 20;
  private static final LargeTable TABLE = new LargeTable(40L * MIB);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** A second is promised; the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private TcpProxy proxy;
  private Root direct;
  private Path written;

  @BeforeEach
  void prepare(Servers servers) throws IOException {
    direct = Place.S3.root(servers, folder.resolve("south"));
    proxy = TcpProxy.before(servers.s3().endpoint().getPort());
    written = folder.resolve("written");
    TABLE.write(written);
    Files.write(Files.createDirectories(written.resolve("prices")).resolve("list"), new byte[MIB]);
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  /** An engine that takes its target for dead after a silence. */
  private DrEngine engine(Duration silence) throws IOException {
    Root proxied =
        direct
            .with("endpoint", proxy.url().toString())
            .with("request_timeout", silence.toSeconds() + "s");
    Regions regions = new Regions(folder, Root.of("file:" + written, Map.of()), proxied);
    return Regions.open(
        regions.config(List.of(LargeTable.NAME), List.of("prices"), Map.of("sync_max_retries", 0)));
  }

  private static Outcome sync(DrEngine engine) {
    List<GroupReport> reports = engine.sync(Set.of(), Optional.empty());
    return reports.get(0).outcome();
  }

  private void checkReplica() throws IOException {
    try (ObjectStore target = Stores.open(direct)) {
      TABLE.check(target);
      assertThat(Outlet.names(target))
          .contains("large/_delta_log/00000000000000000000.json", "prices/list");
    }
  }

  static Stream<Arguments> passing() {
    return Stream.of(
        Arguments.of(Direction.TO_SERVER, Named.of("cut", new TcpFault.Cut())),
        Arguments.of(Direction.TO_SERVER, Named.of("reset", new TcpFault.Reset())),
        Arguments.of(
            Direction.TO_SERVER, Named.of("delay", new TcpFault.Delay(Duration.ofSeconds(1)))),
        Arguments.of(Direction.TO_SERVER, Named.of("silence", new TcpFault.Stall())),
        Arguments.of(Direction.TO_CLIENT, Named.of("cut", new TcpFault.Cut())),
        Arguments.of(Direction.TO_CLIENT, Named.of("reset", new TcpFault.Reset())),
        Arguments.of(Direction.TO_CLIENT, Named.of("silence", new TcpFault.Stall())));
  }

  /** Three times in one sync: soon after its beginning, and further on. */
  @ParameterizedTest
  @MethodSource("passing")
  void aSyncOutlivesWhatPasses(Direction direction, TcpFault fault) throws IOException {
    int apart = direction == Direction.TO_SERVER ? 10 * MIB : 1000;
    for (int i = 1; i <= 3; i++) {
      proxy.after(direction, (long) i * apart, fault);
    }
    try (DrEngine engine = engine(SILENCE)) {
      assertThat(sync(engine)).isInstanceOf(Outcome.Succeeded.class);
    }
    assertThat(proxy.pending()).isZero();
    checkReplica();
  }

  @Test
  void aSyncThatLosesItsTargetSaysSoAndTheNextOneCompletesIt() throws IOException {
    try (DrEngine engine = engine(SILENCE)) {
      assertThat(sync(engine)).isInstanceOf(Outcome.Succeeded.class);
      Files.write(written.resolve("prices/list"), new byte[20 * MIB]);
      for (int i = 0; i < 60; i++) {
        proxy.after(Direction.TO_SERVER, 5L * MIB + i * 2_000L, new TcpFault.Reset());
      }
      assertThat(sync(engine)).isInstanceOfSatisfying(Outcome.Failed.class, NetworkIT::checkClear);
      while (proxy.pending() > 0) {
        sync(engine);
      }
      assertThat(sync(engine)).isInstanceOf(Outcome.Succeeded.class);
    }
    checkReplica();
    try (ObjectStore target = Stores.open(direct)) {
      assertThat(target.head(ObjectPath.of("prices/list")).orElseThrow().size())
          .isEqualTo(20L * MIB);
    }
  }

  private static void checkClear(Outcome.Failed failed) {
    assertThat(failed.error().kind()).as("%s", failed.error()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(failed.error())
        .hasMessageContaining("s3://")
        .hasMessageContaining("Connection reset");
  }

  @Test
  void aSyncThatWaitsForItsTargetEndsSoonWhenItIsCancelled()
      throws IOException, InterruptedException {
    proxy.after(Direction.TO_SERVER, 20L * MIB, new TcpFault.Stall());
    try (DrEngine engine = engine(Duration.ofMinutes(5))) {
      FutureTask<Outcome> task = new FutureTask<>(() -> sync(engine));
      Thread thread = new Thread(task);
      thread.start();
      while (proxy.pending() > 0) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      thread.interrupt();
      assertThatThrownBy(() -> task.get(SOON.toMillis(), TimeUnit.MILLISECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(CancellationException.class);
      assertThat(sync(engine)).isInstanceOf(Outcome.Succeeded.class);
    }
    checkReplica();
  }
}

package io.lakehousedr.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.model.Location;
import io.lakehousedr.pairs.Servers;
import io.lakehousedr.s3.S3Plugin;
import io.lakehousedr.simulators.servers.S3Server;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.ObjectStore;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A sync from S3 to S3 is broken at every one of its storage operations, as {@link
 * CrashEnumerationTest} does it in memory: with requests over HTTP, the service's own copies and
 * its own times.
 */
@ExtendWith(Servers.Shared.class)
@Execution(ExecutionMode.CONCURRENT)
class S3CrashIT {
  private S3Server server;
  private S3Ground ground;
  private int worlds;

  @BeforeEach
  void start(Servers servers) {
    server = servers.s3();
    ground = ground();
  }

  @AfterEach
  void end() {
    ground.close();
  }

  /** One at a time: what the world before it held open is closed. */
  private World changed() {
    ground.close();
    ground = ground();
    return CrashEnumerationTest.Group.changed(new World(Map.of("a", Member.Kind.MIRROR), ground));
  }

  private S3Ground ground() {
    worlds++;
    return new S3Ground(server.newBucket(), this::open);
  }

  private ObjectStore open(Location root) {
    Map<String, String> options =
        Map.of(
            "endpoint",
            server.endpoint().toString(),
            "access_key",
            server.accessKey(),
            "secret_key",
            server.secretKey(),
            "conditional_create",
            "true");
    return new S3Plugin()
        .stores()
        .get(0)
        .openStore(root, new AdapterContext("test", options, InstantSource.system()));
  }

  @ParameterizedTest
  @EnumSource(Crashes.Kind.class)
  void everyOperation(Crashes.Kind kind) {
    assertThat(new Crashes(this::changed).everyDifferentOperation(kind)).isGreaterThan(10);
  }

  @Test
  void recoveryItselfMayDieAnywhere() {
    new Crashes(this::changed).recovery();
    assertThat(worlds).isGreaterThan(10);
  }
}

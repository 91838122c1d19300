package io.lakehousedr.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.examples.embedding.EmbeddedSync;
import io.lakehousedr.simulators.servers.ChildProcess;
import io.lakehousedr.simulators.servers.S3Server;
import io.lakehousedr.spi.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The engine's memory does not grow with the objects it copies. */
@ExtendWith(Servers.Shared.class)
class MemoryIT {
  private static final LargeTable TABLE = new LargeTable(1L << 30);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void aGibibyteGoesFromDiskToS3AndOnToAdlsInAHeapOf128Mebibytes(
      Servers servers, @TempDir Path folder) throws IOException {
    Path disk = folder.resolve("written");
    TABLE.write(disk);
    try (S3Server server =
        S3Server.startOnDisk(Files.createDirectories(folder.resolve("service")))) {
      Root s3 = Place.s3(server, folder.resolve("middle"));
      copy(new Regions(folder, Root.of("file:" + disk, Map.of()), s3));
      copy(new Regions(folder, s3, Place.ADLS.root(servers, folder.resolve("end"))));
    }
  }

  private static void copy(Regions regions) throws IOException {
    Path config = regions.config(List.of(LargeTable.NAME), List.of(), Map.of());
    ChildProcess.run(
        "a sync in 128 MiB",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            EmbeddedSync.class.getName(),
            config.toString()),
        Map.of(),
        regions.folder().resolve("sync.log"),
        PATIENCE);
    assertThat(Files.readString(regions.folder().resolve("sync.log"))).contains(" stands at ");
    try (ObjectStore target = Stores.open(regions.to())) {
      TABLE.check(target);
    }
  }
}

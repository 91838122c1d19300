package io.lakehousedr.benchmarks.micro;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.local.FileStore;
import io.lakehousedr.model.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that is deleted in the end, below {@code -Dfolder} or the system's temporary folder.
 *
 * @param folder its path
 */
record Scratch(Path folder) implements AutoCloseable {
  static Scratch make() throws IOException {
    String base = System.getProperty("folder", System.getProperty("java.io.tmpdir", "."));
    return new Scratch(Files.createTempDirectory(Path.of(base), "dr-micro-").toRealPath());
  }

  FileStore store() {
    return new FileStore(
        Location.parse("file:" + folder),
        Ids.random(Clock.system()),
        InstantSource.system(),
        Tasks.sequential());
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

package io.lakehousedr.examples.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind.Recourse;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with one database, of which the one that serves it is killed. */
class SharedDatabaseIT {
  @TempDir private Path folder;

  /** The other process: writes, says so, and begins to write what never ends. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) {
      try (ObjectStore store = open(arguments[0])) {
        put(store, "durable");
        System.out.println("ready");
        store.create(ObjectPath.of("never"), new Endless(), WriteOptions.DURABLE);
      }
    }
  }

  @Test
  void goOnWhenTheOneThatServesItDies() throws IOException, InterruptedException {
    String root = "h2:" + folder + "/shared.mv.db";
    Process other = start(root);
    try (ObjectStore store = open(root);
        BufferedReader told = other.inputReader()) {
      assertThat(told.readLine()).isEqualTo("ready");
      put(store, "beside");
      assertThat(names(store)).containsExactly("beside", "durable");
      other.destroyForcibly().waitFor();
      untilItAnswers(() -> names(store));
      put(store, "later");
      assertThat(names(store)).containsExactly("beside", "durable", "later");
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  private static Process start(String root) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classes, Other.class.getName(), root)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** As the engine does: what may be repeated is repeated. */
  private static void untilItAnswers(Runnable work) throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      try {
        work.run();
        return;
      } catch (DrException e) {
        assertThat(e.kind().recourse()).as(e.message()).isEqualTo(Recourse.RETRY);
        Thread.sleep(500);
      }
    }
    throw new AssertionError("it never answered again");
  }

  private static ObjectStore open(String root) {
    AdapterContext context = new AdapterContext("west", Map.of(), InstantSource.system());
    return new H2Plugin().stores().get(0).openStore(Location.parse(root), context);
  }

  private static void put(ObjectStore store, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    store.create(ObjectPath.of(name), Content.of(bytes), WriteOptions.DURABLE);
  }

  private static List<String> names(ObjectStore store) {
    try (Stream<ObjectEntry> entries = store.list(ObjectPath.ROOT, "")) {
      return entries.map(entry -> entry.path().text()).toList();
    }
  }
}

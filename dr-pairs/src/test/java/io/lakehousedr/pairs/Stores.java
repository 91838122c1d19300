package io.lakehousedr.pairs;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.local.FileStoreFactory;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.DrPlugin;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Opens stores beside the engine: what users and their other programs do there. */
final class Stores {
  private Stores() {}

  static ObjectStore open(Root root) throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    for (Map.Entry<String, String> each : root.options().entrySet()) {
      options.put(each.getKey(), revealed(each.getValue()));
    }
    return factory(root.location().scheme())
        .openStore(root.location(), new AdapterContext("beside", options, InstantSource.system()));
  }

  private static String revealed(String setting) throws IOException {
    return setting.startsWith("${file:")
        ? Files.readString(Path.of(setting.substring("${file:".length(), setting.length() - 1)))
        : setting;
  }

  private static ObjectStoreFactory factory(String scheme) {
    Stream<ObjectStoreFactory> adapters =
        ServiceLoader.load(DrPlugin.class).stream().flatMap(it -> it.get().stores().stream());
    return Stream.concat(Stream.of(files()), adapters)
        .filter(factory -> factory.schemes().contains(scheme))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectStoreFactory files() {
    return new FileStoreFactory(Ids.random(Clock.system()), Tasks.sequential());
  }
}

package io.lakehousedr.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.DrPlugin;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who does not use the store does not pay for the SDK. */
class LoadingTest {
  /** Has the adapter's classes, and none of Google's. */
  private static final class WithoutGoogle extends ClassLoader {
    WithoutGoogle() {
      super(LoadingTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.google.") || name.startsWith("io.grpc.")) {
        throw new ClassNotFoundException(name);
      }
      return name.startsWith("io.lakehousedr.gcs.") && findLoadedClass(name) == null
          ? define(name)
          : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void namingThePluginLoadsNothingOfTheSdk() throws ReflectiveOperationException {
    DrPlugin plugin =
        (DrPlugin)
            new WithoutGoogle().loadClass(GcsPlugin.class.getName()).getConstructor().newInstance();
    assertThat(plugin.getClass()).isNotEqualTo(GcsPlugin.class);
    assertThat(plugin.name()).isEqualTo("gcs");
    assertThat(plugin.stores())
        .singleElement()
        .extracting(ObjectStoreFactory::schemes)
        .isEqualTo(java.util.Set.of("gs"));
  }

  @Test
  void openingMakesNoRequest() {
    AdapterContext context =
        new AdapterContext(
            "north",
            Map.of("endpoint", "http://127.0.0.1:1", "anonymous", "true"),
            InstantSource.system());
    try (ObjectStore store =
        new GcsPlugin().stores().get(0).openStore(Location.parse("gs://b/x"), context)) {
      assertThat(store.traits().timestampResolution()).isPositive();
    }
  }
}

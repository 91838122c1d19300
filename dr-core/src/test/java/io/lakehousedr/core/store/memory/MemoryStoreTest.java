package io.lakehousedr.core.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.ObjectStoreContract;
import io.lakehousedr.testkit.TestTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends ObjectStoreContract {
  private static final Location ROOT = Location.parse("memory://north/data");

  private final TestTime time = new TestTime();
  private MemoryContent content = new MemoryContent();

  @Override
  protected ObjectStore openStore() {
    content = new MemoryContent();
    return reopen();
  }

  @Override
  protected ObjectStore reopen() {
    return new MemoryStore(ROOT, time, content);
  }

  @Test
  void objectsBearTheTimeOfTheirSource() {
    ObjectPath path = ObjectPath.of("a");
    assertThat(store.create(path, Content.of(new byte[1]), WriteOptions.DURABLE).lastModified())
        .isEqualTo(time.instant());
  }

  @Test
  void rootsOfOneNameShareTheirObjectsWithinAFactory() {
    MemoryStoreFactory factory = new MemoryStoreFactory();
    AdapterContext context = new AdapterContext("north", Map.of(), time);
    ObjectPath path = ObjectPath.of("t/a");
    factory.openStore(ROOT, context).create(path, Content.of(new byte[1]), WriteOptions.DURABLE);
    assertThat(factory.openReader(Location.parse("memory://north/data/"), context).head(path))
        .isPresent();
    assertThat(
            factory
                .openReader(Location.parse("memory://north/data/t"), context)
                .head(ObjectPath.of("a")))
        .isPresent();
    assertThat(factory.openReader(Location.parse("memory://south/data"), context).head(path))
        .isEmpty();
    assertThat(new MemoryStoreFactory().openReader(ROOT, context).head(path)).isEmpty();
  }
}

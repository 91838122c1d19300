package io.lakehousedr.core.assembly;

import com.google.inject.Inject;
import io.lakehousedr.core.catalog.LocalCatalogFactory;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.local.FileStoreFactory;
import io.lakehousedr.core.store.memory.MemoryStoreFactory;
import io.lakehousedr.spi.DrPlugin;
import io.lakehousedr.spi.catalog.CatalogFactory;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.List;

/** What needs no cloud: local disk, memory, and a catalog in a folder. */
final class BuiltInPlugin implements DrPlugin {
  /** One for the whole process: what lies in memory is found again under its location. */
  private static final MemoryStoreFactory MEMORY = new MemoryStoreFactory();

  private final Ids ids;
  private final Tasks tasks;

  @Inject
  BuiltInPlugin(Ids ids, Tasks tasks) {
    this.ids = ids;
    this.tasks = tasks;
  }

  @Override
  public String name() {
    return "built-in";
  }

  @Override
  public List<ObjectStoreFactory> stores() {
    return List.of(new FileStoreFactory(ids, tasks), MEMORY);
  }

  @Override
  public List<CatalogFactory> catalogs() {
    return List.of(new LocalCatalogFactory());
  }
}

package io.lakehousedr.core.store.local;

import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.Set;

/** Opens folders of this machine. Thread-safe. */
public final class FileStoreFactory implements ObjectStoreFactory {
  private final Ids ids;
  private final Tasks tasks;

  /** With what {@link FileStore} needs of the runtime; {@code tasks} is not closed. */
  public FileStoreFactory(Ids ids, Tasks tasks) {
    this.ids = ids;
    this.tasks = tasks;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("file");
  }

  @Override
  public ObjectReader openReader(Location root, AdapterContext context) {
    return new FileReader(root);
  }

  @Override
  public ObjectStore openStore(Location root, AdapterContext context) {
    return new FileStore(root, ids, context.time(), tasks);
  }
}

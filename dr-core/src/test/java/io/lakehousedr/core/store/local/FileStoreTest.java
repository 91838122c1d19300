package io.lakehousedr.core.store.local;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.model.Location;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.ObjectStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends ObjectStoreContract {
  @TempDir Path folder;

  @Override
  protected ObjectStore openStore() {
    return reopen();
  }

  @Override
  protected ObjectStore reopen() {
    return open(folder.resolve("root made by the first write"));
  }

  static FileStore open(Path folder) {
    return new FileStore(
        Location.parse("file:" + folder),
        Ids.random(Clock.system()),
        Clock.system(),
        Tasks.sequential());
  }

  @Override
  protected boolean holdsObjectsBelowObjects() {
    return false;
  }
}

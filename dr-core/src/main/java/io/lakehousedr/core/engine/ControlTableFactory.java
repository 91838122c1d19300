package io.lakehousedr.core.engine;

import io.lakehousedr.core.control.ControlTable;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectStore;

/** Makes the metadata table in a folder of a store. */
@FunctionalInterface
public interface ControlTableFactory {
  /** The table in {@code folder}; nothing is read or written yet. */
  ControlTable in(ObjectStore store, ObjectPath folder);
}

package io.lakehousedr.core.verify;

import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;

/**
 * A table in one region.
 *
 * @param reader of the region's data; stays the caller's to close
 * @param table the table's folder below the reader's root
 */
public record Side(ObjectReader reader, ObjectPath table) {
  /** Where the table lies, for messages. */
  public Location location() {
    return reader.root().resolve(table);
  }

  /** The path of {@code name}, relative to the table, below the reader's root. */
  ObjectPath at(ObjectPath name) {
    return table.resolve(name);
  }

  /** Where {@code path}, relative to the reader's root, lies, for messages. */
  String where(ObjectPath path) {
    return reader.root().resolve(path).text();
  }
}

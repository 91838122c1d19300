package io.lakehousedr.spi.store;

import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;

/**
 * Optional ability of an {@link ObjectReader}: it tells what belongs to an object beside its bytes,
 * of the kinds in {@link StoreTraits#attributes}. Thread-safe.
 */
public interface DescribesObjects {
  /**
   * The attributes of an object at exactly that version. Costs a request or two.
   *
   * @throws io.lakehousedr.error.DrException NOT_FOUND; CONFLICT when the version is another
   */
  ObjectAttributes attributes(ObjectPath path, ObjectVersion version);
}

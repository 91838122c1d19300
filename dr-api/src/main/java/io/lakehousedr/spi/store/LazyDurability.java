package io.lakehousedr.spi.store;

import io.lakehousedr.model.ObjectPath;

/**
 * Optional ability of an {@link ObjectStore}: many objects are made durable together, which costs
 * far less than one by one.
 */
public interface LazyDurability {
  /**
   * Returns when everything this instance wrote with {@code AT_BARRIER} so far is durable.
   *
   * @throws io.lakehousedr.error.DrException UNAVAILABLE when that cannot be promised
   */
  void barrier();

  /**
   * Counts an object that is there, whoever wrote it, among those that the next {@link #barrier}
   * makes durable: its writer may have died before his own. A store whose objects are durable as
   * soon as they can be seen has nothing to do. What is not there is ignored. Idempotent.
   *
   * @param path relative to the store's root
   * @throws io.lakehousedr.error.DrException UNAVAILABLE when it cannot be looked at
   */
  void adopt(ObjectPath path);
}

package io.lakehousedr.spi.store;

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
}

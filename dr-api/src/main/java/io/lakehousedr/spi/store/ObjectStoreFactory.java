package io.lakehousedr.spi.store;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.AdapterContext;
import java.util.Set;

/**
 * Opens the stores of one or more URI schemes. One instance is opened for one root of one region.
 */
public interface ObjectStoreFactory {
  /**
   * The schemes served, in lower case, without colon. Two plugins with the same one are an error.
   */
  Set<String> schemes();

  /**
   * Opens a root for reading only. Makes no request that writes; need not make any.
   *
   * @throws io.lakehousedr.error.DrException INVALID when the location cannot be served
   */
  ObjectReader openReader(Location root, AdapterContext context);

  /**
   * Opens a root for reading and writing. The root need not hold anything yet; where it has to be
   * made first (a folder), that happens at the first write.
   *
   * @throws io.lakehousedr.error.DrException INVALID when the location cannot be served
   */
  ObjectStore openStore(Location root, AdapterContext context);
}

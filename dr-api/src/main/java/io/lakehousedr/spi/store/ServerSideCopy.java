package io.lakehousedr.spi.store;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import java.util.Optional;

/**
 * Optional ability of a target {@link ObjectStore}: the service (or the kernel) moves the bytes and
 * they do not pass through this process. It is asked with both ends.
 */
public interface ServerSideCopy {
  /**
   * Copies {@code source}, at exactly that version, to {@code target}, which must not be there.
   * Promises as {@link ObjectStore#create}.
   *
   * @param from the store that {@code source} was listed by
   * @return what was created, or empty when this store cannot copy from that one; then nothing was
   *     done and the caller streams
   * @throws io.lakehousedr.error.DrException as {@code create}; NOT_FOUND and CONFLICT of the
   *     source
   */
  Optional<ObjectEntry> copy(
      ObjectReader from, ObjectEntry source, ObjectPath target, WriteOptions options);
}

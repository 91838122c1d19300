package io.lakehousedr.core.store;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Checksums of whole objects, by reading them. */
public final class Sums {
  private Sums() {}

  /**
   * SHA-256 of what stands there now.
   *
   * @throws DrException NOT_FOUND, and what the store fails with
   */
  public static Checksum sha256(ObjectReader store, ObjectPath path) {
    try (InputStream in = store.open(path)) {
      return Checksum.sha256(in);
    } catch (IOException e) {
      throw DrException.broken(store.root().resolve(path).text(), e);
    }
  }

  /** SHA-256 of what stands there now, or empty when nothing does. */
  public static Optional<Checksum> find(ObjectReader store, ObjectPath path) {
    try {
      return Optional.of(sha256(store, path));
    } catch (DrException e) {
      if (e.kind() == ErrorKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

package io.lakehousedr.core.store;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.support.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Checksums of whole objects, by reading them. */
public final class Sums {
  private static final int BLOCK = 1 << 18;

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

  /**
   * The checksum, of any algorithm, of what stands there now.
   *
   * @throws DrException NOT_FOUND, and what the store fails with
   */
  public static Checksum of(ObjectReader store, ObjectPath path, Checksum.Algorithm algorithm) {
    Digest digest = new Digest(algorithm);
    byte[] block = new byte[BLOCK];
    try (InputStream in = store.open(path)) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        digest.update(block, 0, count);
      }
      return digest.finish();
    } catch (IOException e) {
      throw DrException.broken(store.root().resolve(path).text(), e);
    }
  }

  /**
   * Whether two objects have the same content: by the checksum of a store that keeps one, else by
   * reading both.
   *
   * @throws DrException what the stores fail with
   */
  public static boolean same(
      ObjectReader leftStore, ObjectEntry left, ObjectReader rightStore, ObjectEntry right) {
    Checksum.Algorithm algorithm =
        left.checksum()
            .or(right::checksum)
            .map(Checksum::algorithm)
            .orElse(Checksum.Algorithm.SHA_256);
    return left.size() == right.size()
        && known(leftStore, left, algorithm).equals(known(rightStore, right, algorithm));
  }

  private static Checksum known(
      ObjectReader store, ObjectEntry entry, Checksum.Algorithm algorithm) {
    return entry
        .checksum()
        .filter(kept -> kept.algorithm() == algorithm)
        .orElseGet(() -> of(store, entry.path(), algorithm));
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

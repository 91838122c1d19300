package io.lakehousedr.core.files;

import io.lakehousedr.core.region.Place;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** SHA-256 of what was listed, from the store where it knows it, else by reading it. */
final class Hashes {
  private Hashes() {}

  /** What the listing says, where it says it. */
  static Optional<Checksum> listed(ObjectEntry entry) {
    return entry.checksum().filter(sum -> sum.algorithm() == Checksum.Algorithm.SHA_256);
  }

  /**
   * Of exactly the version that was listed.
   *
   * @throws DrException FILES_CHANGED when another stands there now
   */
  static Checksum of(Place<? extends ObjectReader> folder, ObjectEntry entry) {
    return listed(entry).orElseGet(() -> read(folder, entry));
  }

  private static Checksum read(Place<? extends ObjectReader> folder, ObjectEntry entry) {
    try (InputStream in = open(folder, entry)) {
      return Checksum.sha256(in);
    } catch (IOException e) {
      throw DrException.broken(where(folder, entry), e);
    }
  }

  /** Opens exactly the version that was listed. */
  static InputStream open(Place<? extends ObjectReader> folder, ObjectEntry entry) {
    return unchanged(
        folder,
        entry,
        () ->
            folder
                .store()
                .open(
                    folder.path().resolve(entry.path()),
                    ByteRange.ALL,
                    Optional.of(entry.version())));
  }

  /** Does what asks for the version that was listed; FILES_CHANGED where it is another. */
  static <R> R unchanged(
      Place<? extends ObjectReader> folder, ObjectEntry entry, Supplier<R> work) {
    try {
      return work.get();
    } catch (DrException e) {
      if (e.kind() == ErrorKind.CONFLICT || e.kind() == ErrorKind.NOT_FOUND) {
        throw changed(folder, entry, e);
      }
      throw e;
    }
  }

  private static DrException changed(
      Place<? extends ObjectReader> folder, ObjectEntry entry, DrException cause) {
    return new DrException(
        Problem.FILES_CHANGED,
        where(folder, entry)
            + " was changed or removed after the folder was listed. Nothing was published. "
            + Problem.FILES_CHANGED.remedy(),
        cause);
  }

  private static String where(Place<? extends ObjectReader> folder, ObjectEntry entry) {
    return folder.store().root().resolve(folder.path().resolve(entry.path())).text();
  }
}

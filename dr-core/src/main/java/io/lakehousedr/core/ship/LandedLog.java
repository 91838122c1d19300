package io.lakehousedr.core.ship;

import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.store.Sums;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A log that another tool has landed at the target. It is the replica's from the next cut on when
 * every file in it is the source's, byte for byte; a checkpoint of unknown origin could hide rows
 * as well as a commit could.
 */
final class LandedLog {
  /** A hint that is replaced at any time, on both sides. */
  private static final String HINT = "_last_checkpoint";

  private final Shipment shipment;

  LandedLog(Shipment shipment) {
    this.shipment = shipment;
  }

  /**
   * Holds the log against the source's.
   *
   * @param latest its newest version
   * @throws DrException TABLE_LANDED naming the first file that differs
   */
  void check(long latest) {
    if (latest > shipment.to().version()) {
      throw landed("the log goes on to version " + latest + ", beyond the cut's");
    }
    ObjectPath folder = LogNames.folder(shipment.target().path());
    try (Stream<ObjectEntry> files = shipment.target().store().list(folder, "")) {
      files
          .filter(file -> !file.path().name().equals(HINT))
          .forEach(file -> check(file, folder.relativize(file.path()).orElseThrow()));
    }
  }

  private void check(ObjectEntry file, ObjectPath name) {
    Place<ObjectReader> source = shipment.source();
    ObjectPath path = LogNames.folder(source.path()).resolve(name);
    Optional<ObjectEntry> original = source.store().head(path);
    if (original.isEmpty()) {
      throw landed(file.path() + " is not in the source's log");
    }
    if (!Sums.same(source.store(), original.get(), shipment.target().store(), file)) {
      throw landed(file.path() + " is not the source's");
    }
  }

  private DrException landed(String what) {
    return new DrException(
        Problem.TABLE_LANDED,
        shipment.member().name()
            + " (replica "
            + shipment.member().target()
            + ") cannot be adopted: "
            + what
            + ". Nothing was changed. "
            + Problem.TABLE_LANDED.remedy());
  }
}

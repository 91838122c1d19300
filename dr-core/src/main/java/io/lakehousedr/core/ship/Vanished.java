package io.lakehousedr.core.ship;

import io.lakehousedr.core.delta.FilePlace;
import io.lakehousedr.core.delta.LiveFiles;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.core.delta.Metadata;
import io.lakehousedr.core.delta.SnapshotHead;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tells what it means that a source lacks what it should have: the table is broken there, or VACUUM
 * or log clean-up took it while it was copied.
 */
final class Vanished {
  private static final String FILES = "delta.deletedFileRetentionDuration";
  private static final String FILES_USUAL = "interval 1 week";
  private static final String LOG = "delta.logRetentionDuration";
  private static final String LOG_USUAL = "interval 30 days";

  private final Shipment shipment;

  Vanished(Shipment shipment) {
    this.shipment = shipment;
  }

  /**
   * Files that the pinned version needs are gone.
   *
   * @return TABLE_RETENTION when the newest version does without them, else TABLE_FILE_MISSING
   */
  DrException files(Set<FilePlace> gone) {
    String what =
        shipment.where()
            + ": "
            + gone.size()
            + " file(s) of version "
            + shipment.to().version()
            + " are gone at the source, for example "
            + gone.iterator().next()
            + ". ";
    return isNeededStill(gone)
        ? new DrException(Problem.TABLE_FILE_MISSING, what + Problem.TABLE_FILE_MISSING.why())
        : retention(what, FILES, FILES_USUAL);
  }

  private boolean isNeededStill(Set<FilePlace> gone) {
    Place<ObjectReader> source = shipment.source();
    OptionalLong latest =
        LogListing.list(source.store(), source.path(), shipment.to().version()).latest();
    long newest = latest.orElse(shipment.to().version());
    return newest <= shipment.to().version()
        || !LiveFiles.among(gone, source.store(), source.path(), newest).isEmpty();
  }

  /**
   * Reading has failed.
   *
   * @param before what was listed when it began
   * @return TABLE_RETENTION when a commit of then is gone now, else the failure itself
   */
  DrException log(LogListing before, DrException failure) {
    if (failure.problem() != Problem.STORE_NOT_FOUND) {
      return failure;
    }
    Place<ObjectReader> source = shipment.source();
    LogListing now = LogListing.list(source.store(), source.path(), before.from());
    return before.commits().keySet().stream()
        .filter(version -> !now.commits().containsKey(version))
        .findFirst()
        .map(
            version ->
                retention(
                    shipment.where() + ": commit " + version + " is gone at the source. ",
                    LOG,
                    LOG_USUAL))
        .orElse(failure);
  }

  private DrException retention(String what, String property, String usual) {
    Optional<String> configured =
        metadata().flatMap(known -> Optional.ofNullable(known.configuration().get(property)));
    return new DrException(
        Problem.TABLE_RETENTION,
        what
            + Problem.TABLE_RETENTION.title()
            + ": source retention "
            + configured.orElse(usual)
            + " ("
            + property
            + (configured.isPresent() ? ")" : ", the default)"));
  }

  private Optional<Metadata> metadata() {
    Place<ObjectReader> source = shipment.source();
    try {
      LogListing listing = LogListing.list(source.store(), source.path(), 0);
      long latest = listing.latest().orElse(shipment.to().version());
      return Optional.of(SnapshotHead.at(source.store(), listing, latest).metadata());
    } catch (DrException e) {
      return Optional.empty();
    }
  }
}

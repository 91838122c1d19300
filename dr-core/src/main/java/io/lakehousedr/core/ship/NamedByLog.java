package io.lakehousedr.core.ship;

import io.lakehousedr.core.delta.Checkpoint;
import io.lakehousedr.core.delta.CheckpointReader;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.Features;
import io.lakehousedr.core.delta.FilePlace;
import io.lakehousedr.core.delta.LiveFiles;
import io.lakehousedr.core.delta.NamedFile;
import io.lakehousedr.core.delta.Protocol;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that the shipped part of a log names, read again each time they are asked for: first
 * those of the base checkpoint, then those of the staged commits.
 */
final class NamedByLog {
  private final Shipment shipment;
  private final LogRoute route;
  private final CommitStager commits;

  NamedByLog(Shipment shipment, LogRoute route, CommitStager commits) {
    this.shipment = shipment;
    this.route = route;
    this.commits = commits;
  }

  /** Tells of every file that is named, some more than once. Sidecars are not told of. */
  void read(CommitVisitor visitor) {
    CommitVisitor data =
        new CommitVisitor() {
          @Override
          public void file(NamedFile file) {
            if (file.kind() != NamedFile.Kind.SIDECAR) {
              visitor.file(file);
            }
          }

          @Override
          public void protocol(Protocol protocol) {
            Features.check(protocol, shipment.where());
          }
        };
    route
        .base()
        .ifPresent(
            base ->
                CheckpointReader.read(
                    shipment.source().store(),
                    shipment.source().path(),
                    base,
                    insideOnly(base, data)));
    commits.read(data);
  }

  /** A checkpoint is shipped byte for byte or not at all: its paths cannot be rewritten. */
  private CommitVisitor insideOnly(Checkpoint base, CommitVisitor visitor) {
    return new CommitVisitor() {
      @Override
      public void file(NamedFile file) {
        if (file.place() instanceof FilePlace.Absolute && file.role() != NamedFile.Role.REMOVED) {
          throw outside(base, file);
        }
        visitor.file(file);
      }
    };
  }

  private DrException outside(Checkpoint base, NamedFile file) {
    return new DrException(
        Problem.TABLE_ABSOLUTE_PATH,
        shipment.where()
            + ": its history begins with the checkpoint of version "
            + base.version()
            + ", which names the absolute path "
            + file.place()
            + ". Paths in commits can be rewritten, those in a checkpoint cannot, and a byte copy"
            + " would still read the old region after a failover. Use mode clone for this table");
  }

  /**
   * Accepts missing files that the pinned version does not need: VACUUM took them, and older
   * versions can be read at neither side.
   *
   * @return the versions that need one of them
   * @throws DrException TABLE_FILE_MISSING, TABLE_RETENTION when the pinned version needs one
   */
  List<Long> tolerate(Missing missing) {
    Set<FilePlace> places = missing.places();
    if (places.isEmpty()) {
      return List.of();
    }
    Set<FilePlace> live =
        LiveFiles.among(
            places, shipment.source().store(), shipment.source().path(), shipment.to().version());
    if (!live.isEmpty()) {
      throw new Vanished(shipment).files(live);
    }
    return commits.needing(places, atBase(places));
  }

  /** Those of the places that the checkpoint names which the history begins with. */
  private Set<FilePlace> atBase(Set<FilePlace> places) {
    Set<FilePlace> named = new HashSet<>();
    CommitVisitor visitor =
        new CommitVisitor() {
          @Override
          public void file(NamedFile file) {
            if (file.role() == NamedFile.Role.ADDED && places.contains(file.place())) {
              named.add(file.place());
            }
          }
        };
    route
        .base()
        .ifPresent(
            base ->
                CheckpointReader.read(
                    shipment.source().store(), shipment.source().path(), base, visitor));
    return named;
  }
}

package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import java.util.Optional;

/**
 * Both logs of a table whose target the engine writes itself.
 *
 * @param shipment whose logs they are
 * @param source the source's, from a little below the last cut
 * @param target the target's, from the last cut or a little below
 * @param head the target's newest commit
 */
record AuthorLogs(Shipment shipment, LogListing source, LogListing target, TargetHead head) {
  /** Lists both and checks that the target may be written. */
  static AuthorLogs list(Shipment shipment) {
    MirrorLogs logs =
        shipment.member().kind() == Member.Kind.OVERWRITE
            ? MirrorLogs.listOpen(shipment)
            : MirrorLogs.list(shipment);
    return new AuthorLogs(shipment, logs.source(), logs.replica(), head(shipment, logs.replica()));
  }

  private static TargetHead head(Shipment shipment, LogListing target) {
    if (!target.commits().isEmpty()) {
      return TargetHead.read(shipment.target(), target.commits().lastKey());
    }
    if (target.latest().isPresent()) {
      throw new DrException(
          Problem.TABLE_LOG_CORRUPT,
          shipment.member().target()
              + ": the log has a checkpoint of version "
              + target.latest().getAsLong()
              + " and no commit: nothing can follow it. Repair the table at the secondary");
    }
    return TargetHead.NONE;
  }

  /** Where the member stands. */
  Standing standing() {
    return shipment.member().standing().orElseThrow();
  }

  /** Whether the target has a checkpoint of its commit {@code version}. */
  boolean hasCheckpoint(long version) {
    return target.checkpoints().containsKey(version);
  }

  /** Whether source and target are both where the last cut left them. */
  boolean isCurrent() {
    return standsAtHead() && standing().source().version() == shipment.to().version();
  }

  /** Whether the commits since the last cut are the whole difference. */
  boolean follows() {
    if (!standsAtHead()) {
      return false;
    }
    long first = standing().source().version() + 1;
    long last = shipment.to().version();
    return last >= first && source.commits().subMap(first, last + 1).size() == last - first + 1;
  }

  private boolean standsAtHead() {
    return shipment
        .member()
        .standing()
        .filter(standing -> standing.version() == head.version())
        .filter(standing -> head.sha256().equals(Optional.of(standing.sha256())))
        .isPresent();
  }

  /** The pinned commit must still be the one that was pinned. */
  void checkPin() {
    long version = shipment.to().version();
    Optional<Checksum> found =
        MirrorLogs.sha256(shipment.source().store(), shipment.source().path(), version);
    if (found.isPresent() && !found.equals(Optional.of(shipment.to().sha256()))) {
      throw new DrException(
          Problem.TABLE_DIVERGED,
          shipment.where()
              + ": commit "
              + version
              + " at the source is not the one that was pinned a moment ago: its log was"
              + " rewritten. Nothing was published; check what happened to the table");
    }
  }
}

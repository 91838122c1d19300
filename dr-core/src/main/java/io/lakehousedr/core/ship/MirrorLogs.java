package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.store.Sums;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Both logs of a table, as far as a sync has to see them: from a little below where the replica
 * stands, so that checkpoints which came late are swept up. Checks that they still belong together.
 *
 * @param shipment whose logs they are
 * @param source the source's
 * @param replica the target's
 */
record MirrorLogs(Shipment shipment, LogListing source, LogListing replica) {
  /** How many versions below the replica's are looked at again for what came late. */
  static final long SWEEP = 200;

  /** The logs of a table whose replica nobody else writes. */
  static MirrorLogs list(Shipment shipment) {
    MirrorLogs logs = look(shipment);
    logs.checkReplica();
    return logs;
  }

  /** The logs of a table whose target has commits of its own. */
  static MirrorLogs listOpen(Shipment shipment) {
    return look(shipment);
  }

  private static MirrorLogs look(Shipment shipment) {
    Optional<Standing> standing = shipment.member().standing();
    MirrorLogs logs =
        new MirrorLogs(
            shipment,
            list(shipment.source(), standing.map(MirrorLogs::seenAtSource)),
            list(shipment.target(), standing.map(at -> seen(at.base(), at.version()))));
    standing.ifPresent(logs::checkSource);
    return logs;
  }

  private static LogListing list(Place<? extends ObjectReader> table, Optional<Long> from) {
    return LogListing.list(table.store(), table.path(), from.orElse(0L));
  }

  /** Versions of a log that the engine wrote itself say nothing about the source's. */
  private static long seenAtSource(Standing standing) {
    return switch (standing.form()) {
      case SHIPPED, REWRITTEN -> seen(standing.base(), standing.source().version());
      case AUTHORED, INDEPENDENT -> seen(0, standing.source().version());
    };
  }

  private static long seen(long base, long version) {
    return Math.max(base, version - SWEEP);
  }

  /** The way to the pinned version. */
  LogRoute route() {
    long to = shipment.to().version();
    return shipment
        .member()
        .standing()
        .map(standing -> LogRoutes.follow(standing, source, to, shipment.where()))
        .orElseGet(() -> LogRoutes.seed(source, to, shipment.where()));
  }

  /** A commit of the source. */
  ObjectEntry commit(long version) {
    ObjectEntry entry = source.commits().get(version);
    if (entry == null) {
      throw new IllegalStateException("no commit " + version + " was listed");
    }
    return entry;
  }

  private void checkReplica() {
    if (shipment.member().standing().isPresent()) {
      checkReplica(shipment.member().standing().get());
    } else if (replica.latest().isPresent()) {
      checkLanded(replica.latest().getAsLong());
    }
  }

  private void checkLanded(long version) {
    boolean mirrored = shipment.member().kind() == Member.Kind.MIRROR;
    if (!shipment.adopts() || !mirrored) {
      throw diverged(
          "holds a Delta table (version "
              + version
              + ") that no cut has put there"
              + (mirrored ? "; where a tool copied it from the source: dr sync --adopt" : ""));
    }
    new LandedLog(shipment).check(version);
  }

  private void checkReplica(Standing standing) {
    OptionalLong latest =
        replica.commits().isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(replica.commits().lastKey());
    if (latest.isEmpty() || latest.getAsLong() < standing.version()) {
      throw diverged("lacks commit " + standing.version() + ", which was published there");
    }
    if (latest.getAsLong() > standing.version()) {
      throw diverged(
          "has commits "
              + (standing.version() + 1)
              + " to "
              + latest.getAsLong()
              + ", the last one shipped is "
              + standing.version());
    }
    Optional<Checksum> found =
        sha256(shipment.target().store(), shipment.target().path(), standing.version());
    if (!found.equals(Optional.of(standing.sha256()))) {
      throw diverged("has another commit " + standing.version() + " than was shipped");
    }
  }

  /** The commit that both sides share must still be the source's own; it may have been cleaned. */
  private void checkSource(Standing standing) {
    long shared = standing.source().version();
    if (source.latest().isEmpty() || source.latest().getAsLong() < shared) {
      throw recreated("its newest version is below " + shared + ", which was shipped");
    }
    if (source.commits().containsKey(shared)) {
      Optional<Checksum> found =
          sha256(shipment.source().store(), shipment.source().path(), shared);
      if (!found.equals(Optional.of(standing.source().sha256()))) {
        throw recreated("its commit " + shared + " is not the one that was shipped");
      }
    } else if (!shipment.to().metadataId().equals(standing.source().metadataId())) {
      throw recreated("its id is " + shipment.to().metadataId() + " now");
    }
  }

  private DrException diverged(String what) {
    return new DrException(
        Problem.TABLE_DIVERGED,
        shipment.member().name()
            + " (replica "
            + shipment.member().target()
            + ") "
            + what
            + ". Nothing was overwritten. "
            + Problem.TABLE_DIVERGED.remedy());
  }

  private DrException recreated(String what) {
    return new DrException(
        Problem.TABLE_RECREATED,
        shipment.where() + " was dropped and created again, or its log was rewritten: " + what);
  }

  /** sha-256 of a commit, or empty when it is not there. */
  static Optional<Checksum> sha256(ObjectReader store, ObjectPath table, long version) {
    return Sums.find(store, LogNames.commit(table, version));
  }
}

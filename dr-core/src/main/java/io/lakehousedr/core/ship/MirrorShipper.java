package io.lakehousedr.core.ship;

import io.lakehousedr.core.copy.FileCopier;
import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.VersionRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Mode {@code mirror}: the log is shipped byte for byte, with all it names. Commits are staged
 * first and everything else is done from the staged bytes. Where commits name files outside of the
 * table ({@link Outside}), the files are brought into the replica and those paths, but no other
 * byte, are rewritten; checkpoints, checksums and compactions, which repeat the paths, are left out
 * from then on: readers do without them. Thread-safe.
 */
public final class MirrorShipper {
  private final Stage stage;
  private final FileCopier copier;
  private final Tasks tasks;
  private final int parallelFiles;

  /** A shipper for one run. */
  public MirrorShipper(Stage stage, FileCopier copier, Tasks tasks, int parallelFiles) {
    this.stage = stage;
    this.copier = copier;
    this.tasks = tasks;
    this.parallelFiles = parallelFiles;
  }

  /**
   * Brings a table's way to its pin into place.
   *
   * @return the move that a CUT can carry
   * @throws DrException TABLE_* when the table cannot be shipped; what the stores fail with
   */
  public Decision.Move ship(Shipment shipment, FileProgress progress) {
    MirrorLogs logs = MirrorLogs.list(shipment);
    try {
      return ship(shipment, logs, progress);
    } catch (DrException e) {
      throw new Vanished(shipment).log(logs.source(), e);
    }
  }

  private Decision.Move ship(Shipment shipment, MirrorLogs logs, FileProgress progress) {
    LogRoute route = logs.route();
    try (Manifest manifest = new Manifest();
        CommitStager commits = new CommitStager(shipment, stage, previous(shipment, route))) {
      for (long version = route.first(); version <= route.last(); version++) {
        commits.add(version, logs.commit(version));
      }
      commits.finish();
      NamedByLog named = new NamedByLog(shipment, route, commits);
      List<Long> unreadable = data(shipment, named, progress);
      Standing standing = standing(shipment, route, commits, unreadable);
      new MirrorEffects(shipment, stage, logs, route, commits.commits(), standing.form())
          .fill(manifest);
      return move(shipment, standing, manifest, unreadable);
    }
  }

  private static Optional<Standing> previous(Shipment shipment, LogRoute route) {
    return route.base().isPresent() ? Optional.empty() : shipment.member().standing();
  }

  private List<Long> data(Shipment shipment, NamedByLog named, FileProgress progress) {
    DataCopy copy = new DataCopy(shipment, copier, tasks, parallelFiles);
    copy.copy(named::read, progress::ready);
    List<Long> unreadable = named.tolerate(copy.missing());
    copy.check(named::read);
    return unreadable;
  }

  private Decision.Move move(
      Shipment shipment, Standing standing, Manifest manifest, List<Long> unreadable) {
    Member member = shipment.member().at(standing);
    return manifest.count() == 0
        ? new Decision.Move(member, Optional.empty(), unreadable)
        : new Decision.Move(
            member, Optional.of(manifest.stage(stage, shipment.key() + "/manifest")), unreadable);
  }

  private static Standing standing(
      Shipment shipment, LogRoute route, CommitStager commits, List<Long> unreadable) {
    long base =
        route
            .base()
            .map(checkpoint -> checkpoint.version())
            .or(() -> shipment.member().standing().map(Standing::base))
            .orElse(0L);
    return new Standing(
        shipment.to(),
        shipment.to().version(),
        commits.published().orElseThrow(),
        base,
        form(shipment, commits),
        unreadable(previous(shipment, route), unreadable));
  }

  /** What the replica could not show before stays so for as long as its history has it. */
  private static List<VersionRange> unreadable(Optional<Standing> before, List<Long> now) {
    return Stream.concat(
            before.stream().flatMap(standing -> standing.unreadable().stream()),
            VersionRange.of(now).stream())
        .toList();
  }

  /** A log that was rewritten once never equals its source's again. */
  private static Standing.Form form(Shipment shipment, CommitStager commits) {
    return commits.hasRewritten()
        ? Standing.Form.REWRITTEN
        : shipment.member().standing().map(Standing::form).orElse(Standing.Form.SHIPPED);
  }
}

package io.lakehousedr.core.ship;

import io.lakehousedr.core.copy.FileCopier;
import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectPath;
import java.util.List;
import java.util.Optional;

/**
 * Modes {@code clone} and {@code overwrite}: the target gets one commit of the engine's own for
 * each cut, after which it holds exactly the files, deletion vectors, schema and properties of the
 * pinned version. Files that it holds already are neither copied nor named again. The commit is
 * staged before the cut and its version and sha-256 stand in the record, so that all who complete
 * it write the same bytes. Thread-safe.
 *
 * <p>{@code clone} writes into a target that nobody else writes: another's commit there is
 * TABLE_DIVERGED. {@code overwrite} follows whatever commit the target has last, and its history
 * goes on; a commit that lands between staging and publishing leaves the table out of that cut, and
 * the next run follows the new one.
 *
 * <p>The versions of the source are not at the target: what happened between two cuts is one commit
 * there. Readers of its change data feed see the rows of removed files as deleted and those of
 * added files as inserted, also rows that were merely rewritten; where deletion vectors changed,
 * just the rows that did. Streams that refuse removed files stop, as they would after a DELETE. A
 * commit of layout changes alone (OPTIMIZE) says so and disturbs neither.
 *
 * <p>Where the source's commits since the last cut are all there, only those are read; else both
 * states, in full, are compared.
 */
public final class AuthorShipper {
  private final Stage stage;
  private final FileCopier copier;
  private final Tasks tasks;
  private final int parallelFiles;
  private final AuthoredCheckpoint checkpoint;

  /** A shipper for one run. */
  public AuthorShipper(
      Stage stage,
      FileCopier copier,
      Tasks tasks,
      int parallelFiles,
      CheckpointWriter checkpoints) {
    this.checkpoint = new AuthoredCheckpoint(checkpoints, stage);
    this.stage = stage;
    this.copier = copier;
    this.tasks = tasks;
    this.parallelFiles = parallelFiles;
  }

  /**
   * Brings the files of a table's pin into place and stages the commit that names them.
   *
   * @return the move that a CUT can carry
   * @throws DrException TABLE_* when the table cannot be shipped; what the stores fail with
   */
  public Decision.Move ship(Shipment shipment, FileProgress progress) {
    AuthorLogs logs = AuthorLogs.list(shipment);
    if (logs.isCurrent()) {
      return new Decision.Move(shipment.member().at(logs.standing()), Optional.empty(), List.of());
    }
    logs.checkPin();
    try {
      return logs.follows()
          ? byCommits(shipment, logs, progress).orElseGet(() -> whole(shipment, logs, progress))
          : whole(shipment, logs, progress);
    } catch (DrException e) {
      throw new Vanished(shipment).log(logs.source(), e);
    }
  }

  private Optional<Decision.Move> byCommits(
      Shipment shipment, AuthorLogs logs, FileProgress progress) {
    try (AuthoredCommit commit = new AuthoredCommit(shipment)) {
      return new CommitsDifference(shipment, logs.source(), logs.standing().source().version() + 1)
          .tell(commit)
          .map(rest -> move(shipment, logs, commit, rest, progress));
    }
  }

  private Decision.Move whole(Shipment shipment, AuthorLogs logs, FileProgress progress) {
    try (AuthoredCommit commit = new AuthoredCommit(shipment)) {
      Difference rest = new SnapshotDifference(shipment, logs.head()).tell(commit);
      return move(shipment, logs, commit, rest, progress);
    }
  }

  private Decision.Move move(
      Shipment shipment,
      AuthorLogs logs,
      AuthoredCommit commit,
      Difference rest,
      FileProgress progress) {
    TargetHead head = logs.head();
    AuthoredHead said = rest.head(shipment, head);
    if (commit.hasNoFiles() && said.lines().isEmpty()) {
      Standing same = standing(shipment, head.version(), head.sha256().orElseThrow());
      return new Decision.Move(shipment.member().at(same), Optional.empty(), List.of());
    }
    data(shipment, commit, progress);
    StageFile staged = commit.stage(stage, head, said);
    Standing next = standing(shipment, head.version() + 1, staged.sha256());
    return new Decision.Move(
        shipment.member().at(next), Optional.of(manifest(shipment, logs, staged)), List.of());
  }

  private void data(Shipment shipment, AuthoredCommit commit, FileProgress progress) {
    DataCopy copy = new DataCopy(shipment, copier, tasks, parallelFiles);
    copy.copy(commit::read, progress::ready);
    if (!copy.missing().places().isEmpty()) {
      throw new Vanished(shipment).files(copy.missing().places());
    }
    copy.check(commit::read);
  }

  private StageFile manifest(Shipment shipment, AuthorLogs logs, StageFile staged) {
    try (Manifest manifest = new Manifest()) {
      long version = logs.head().version() + 1;
      if (shipment.member().kind() == Member.Kind.CLONE) {
        checkpoint.stage(shipment, logs, manifest);
      }
      manifest.add(
          new Effect.Commit(
              LogNames.commit(ObjectPath.ROOT, version),
              version,
              logs.head().sha256(),
              new StageRange(staged.path(), 0, staged.size(), staged.sha256()),
              shipment.to().timestamp()));
      return manifest.stage(stage, shipment.key() + "/manifest");
    }
  }

  /** A clone's history is all the engine's; that of an overwritten table begins with its commit. */
  private static Standing standing(Shipment shipment, long version, Checksum sha256) {
    long base = shipment.member().kind() == Member.Kind.OVERWRITE ? version : 0;
    return new Standing(
        shipment.to(),
        version,
        sha256,
        shipment.member().standing().map(Standing::base).orElse(base),
        Standing.Form.AUTHORED,
        List.of());
  }
}

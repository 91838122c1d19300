package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.delta.ActionLine;
import io.lakehousedr.core.delta.ActionLine.Kind;
import io.lakehousedr.core.delta.ActionTree;
import io.lakehousedr.core.delta.KeySet;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.core.delta.NamedFile;
import io.lakehousedr.core.delta.SnapshotLines;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The difference between two versions of the source, from the commits in between alone: first in
 * their order, to learn which files they brought, then newest first, to learn what came of them. A
 * file that came and went is nothing to the target. Memory: 64 bytes a file that they name. Not
 * thread-safe.
 */
final class CommitsDifference {
  private final Shipment shipment;
  private final LogListing source;
  private final long first;
  private final Outside outside;
  private final KeySet seen = new KeySet();
  private final KeySet born = new KeySet();
  private final TableHead head = new TableHead();
  private AuthoredCommit.Change change = AuthoredCommit.Change.LAYOUT;
  private boolean doubtful;

  /**
   * The difference that commits make.
   *
   * @param first of the commits
   */
  CommitsDifference(Shipment shipment, LogListing source, long first) {
    this.shipment = shipment;
    this.source = source;
    this.first = first;
    this.outside = new Outside(shipment);
  }

  /**
   * Tells the files to {@code commit}.
   *
   * @return the rest; empty when commits alone do not tell, since a file that came and went may
   *     have been there before. What was told counts for nothing then
   */
  Optional<Difference> tell(AuthoredCommit commit) {
    for (long version = first; version <= shipment.to().version(); version++) {
      read(version, this::look);
    }
    commit.changes(change);
    KeySet decided = new KeySet();
    for (long version = shipment.to().version(); version >= first && !doubtful; version--) {
      read(version, line -> tell(line, decided, commit));
    }
    return doubtful
        ? Optional.empty()
        : Optional.of(new Difference(head, target(), Difference.Extent.NEW));
  }

  private void read(long version, Consumer<ActionLine> each) {
    SnapshotLines.commit(shipment.source().store(), source, version, each);
  }

  private void look(ActionLine line) {
    if (line.kind() != Kind.ADD && line.kind() != Kind.REMOVE) {
      head.put(line);
      return;
    }
    if (seen.add(line.key()) && line.kind() == Kind.ADD) {
      born.add(line.key());
    }
    if (ActionTree.of(line).path("dataChange").asBoolean(true)) {
      change = AuthoredCommit.Change.ROWS;
    }
  }

  private void tell(ActionLine line, KeySet decided, AuthoredCommit commit) {
    if (line.kind() == Kind.ADD && decided.add(line.key())) {
      commit.add(line);
    } else if (line.kind() == Kind.REMOVE && decided.add(line.key())) {
      if (!born.contains(line.key())) {
        commit.remove(line);
      } else if (isAtTarget(line)) {
        doubtful = true;
      }
    }
  }

  /** A file that was never copied cannot have been live at the last cut. */
  private boolean isAtTarget(ActionLine line) {
    NamedFile last = line.file().orElseThrow().files().stream().reduce((a, b) -> b).orElseThrow();
    return shipment
        .target()
        .store()
        .head(shipment.target().path().resolve(outside.relative(last)))
        .isPresent();
  }

  /** What the target says has to be read only where it is not simply replaced. */
  private Optional<TableHead> target() {
    boolean overwritten =
        shipment.member().kind() == Member.Kind.OVERWRITE && !head.named(Kind.DOMAIN).isEmpty();
    if (head.protocol().isEmpty() && head.metadata().isEmpty() && !overwritten) {
      return Optional.empty();
    }
    TableHead known = new TableHead();
    SnapshotLines.read(
        shipment.target().store(),
        LogListing.list(shipment.target().store(), shipment.target().path(), 0),
        shipment.member().standing().orElseThrow().version(),
        known::put);
    return Optional.of(known);
  }
}

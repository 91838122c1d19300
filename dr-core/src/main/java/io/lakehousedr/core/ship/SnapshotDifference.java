package io.lakehousedr.core.ship;

import io.lakehousedr.core.delta.ActionLine;
import io.lakehousedr.core.delta.ActionLine.Kind;
import io.lakehousedr.core.delta.KeySet;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.core.delta.SnapshotLines;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The difference between the whole state of the source and the whole state of the target. Memory:
 * 32 bytes a live file of the target. Not thread-safe.
 */
final class SnapshotDifference {
  private final Shipment shipment;
  private final TargetHead target;
  private final Outside outside;
  private final KeySet live = new KeySet();
  private final TableHead sourceHead = new TableHead();
  private final TableHead targetHead = new TableHead();
  private long kept;

  SnapshotDifference(Shipment shipment, TargetHead target) {
    this.shipment = shipment;
    this.target = target;
    this.outside = new Outside(shipment);
  }

  /** Tells the files to {@code commit} and returns the rest. */
  Difference tell(AuthoredCommit commit) {
    if (target.version() < 0) {
      source(line -> tell(line, commit));
      return new Difference(sourceHead, Optional.empty(), Difference.Extent.WHOLE);
    }
    target(this::remember);
    source(line -> tell(line, commit));
    if (kept < live.size()) {
      target(line -> removeUnlessKept(line, commit));
    }
    return new Difference(sourceHead, Optional.of(targetHead), Difference.Extent.WHOLE);
  }

  private void source(Consumer<ActionLine> each) {
    read(shipment.source(), shipment.to().version(), each);
  }

  private void target(Consumer<ActionLine> each) {
    read(shipment.target(), target.version(), each);
  }

  private static void read(
      Place<? extends ObjectReader> table, long version, Consumer<ActionLine> each) {
    LogListing listing = LogListing.list(table.store(), table.path(), 0);
    SnapshotLines.read(table.store(), listing, version, each);
  }

  private void remember(ActionLine line) {
    if (line.kind() == Kind.ADD) {
      live.add(line.key());
    } else {
      targetHead.put(line);
    }
  }

  private void tell(ActionLine line, AuthoredCommit commit) {
    if (line.kind() != Kind.ADD) {
      sourceHead.put(line);
    } else if (live.mark(outside.inside(line).key())) {
      kept++;
    } else {
      commit.add(line);
    }
  }

  private void removeUnlessKept(ActionLine line, AuthoredCommit commit) {
    if (line.kind() == Kind.ADD && !live.isMarked(line.key())) {
      commit.remove(line);
    }
  }
}

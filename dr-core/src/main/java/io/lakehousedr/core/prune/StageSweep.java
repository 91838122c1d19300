package io.lakehousedr.core.prune;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stage files of a group that are needed no more: at once those of shipments that a cut named
 * which is no longer retained, or a PRUNE that is done; after the grace those that no record named.
 */
final class StageSweep {
  private static final int SHIPMENT_DEPTH = 5;

  private final GroupLog log;
  private final RetainedCuts retained;
  private final Instant spareFrom;
  private final Set<ObjectPath> kept = new HashSet<>();
  private final Set<ObjectPath> finished = new HashSet<>();
  private final Set<ObjectPath> needed;

  /**
   * Finds out by the log what is needed.
   *
   * @param spareFrom files no record named are spared when they are not older
   */
  StageSweep(GroupLog log, RetainedCuts retained, Instant spareFrom) {
    this.log = log;
    this.retained = retained;
    this.spareFrom = spareFrom;
    this.needed =
        retained
            .members()
            .map(Member::files)
            .flatMap(Optional::stream)
            .map(StageFile::path)
            .collect(Collectors.toSet());
    readRecords();
  }

  /** Down to where the last PRUNE had looked; what it overlooked goes by the grace. */
  private void readRecords() {
    long floor = 0;
    for (long slot = retained.now().head(); slot >= floor; slot--) {
      Decision decision = log.record(slot).decision();
      if (decision instanceof Decision.Cut cut) {
        named(cut).forEach((slot >= retained.oldest() ? kept : finished)::add);
      } else if (decision instanceof Decision.Prune prune) {
        prune.sweeps().forEach(sweep -> finished.add(shipment(sweep.manifest().path())));
        floor = Math.max(floor, prune.oldest());
      }
    }
  }

  private static List<ObjectPath> named(Decision.Cut cut) {
    return cut.moves().stream()
        .flatMap(move -> Stream.of(move.manifest(), move.member().files()))
        .flatMap(Optional::stream)
        .map(file -> shipment(file.path()))
        .toList();
  }

  /** {@code _dr/stage/<run>/<group>/<shipment>}. */
  private static ObjectPath shipment(ObjectPath staged) {
    String[] segments = staged.text().split("/", SHIPMENT_DEPTH + 1);
    return segments.length <= SHIPMENT_DEPTH
        ? staged
        : ObjectPath.of(String.join("/", List.of(segments).subList(0, SHIPMENT_DEPTH)));
  }

  /** Adds what can be deleted; names are relative to the folder of all stages. */
  void fill(ObjectReader control, Manifest manifest) {
    if (readsOldCutFromStage()) {
      return;
    }
    try (Stream<ObjectEntry> staged = control.list(Stage.ROOT, "")) {
      staged.filter(this::isOurs).filter(this::mayGo).map(StageSweep::drop).forEach(manifest::add);
    }
  }

  /** A folder that a cut was completed without is read from copies of any cut since. */
  private boolean readsOldCutFromStage() {
    return retained.now().members().values().stream()
        .anyMatch(
            member ->
                member.status() == Member.Status.LEFT_BEHIND && member.kind() == Member.Kind.FILES);
  }

  private boolean isOurs(ObjectEntry entry) {
    String[] segments = entry.path().text().split("/", SHIPMENT_DEPTH);
    return segments.length == SHIPMENT_DEPTH && segments[3].equals(log.group().text());
  }

  private boolean mayGo(ObjectEntry entry) {
    ObjectPath shipment = shipment(entry.path());
    if (needed.contains(entry.path()) || kept.contains(shipment)) {
      return false;
    }
    return finished.contains(shipment) || entry.lastModified().isBefore(spareFrom);
  }

  private static Effect.Drop drop(ObjectEntry entry) {
    ObjectPath path = Stage.ROOT.relativize(entry.path()).orElseThrow();
    return new Effect.Drop(path, entry.version(), Optional.empty());
  }
}

package io.lakehousedr.core.engine;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Pin;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the decision log knows of a replica's commits: the sha-256 of the last one of each cut, and
 * of all others for as long as the cut's manifest has not been pruned.
 */
final class RecordedCommits {
  private static final int RECORDS = 2_000;

  private final GroupLog log;
  private final ObjectReader control;

  RecordedCommits(GroupLog log, ObjectReader control) {
    this.log = log;
    this.control = control;
  }

  /** The commits that stand in the current cut, by version; the newest word on each counts. */
  Map<Long, Pin> of(Member member) {
    Map<Long, Pin> pins = new TreeMap<>();
    long head = log.state().map(GroupState::head).orElse(-1L);
    LongStream.iterate(head, slot -> slot >= 0, slot -> slot - 1)
        .limit(RECORDS)
        .mapToObj(slot -> log.record(slot).decision())
        .flatMap(decision -> decision instanceof Decision.Cut cut ? cut.moves().stream() : null)
        .filter(move -> isOf(move, member))
        .forEach(move -> add(move, pins));
    long last = member.standing().map(Standing::version).orElse(-1L);
    pins.keySet().removeIf(version -> version > last);
    return pins;
  }

  private static boolean isOf(Decision.Move move, Member member) {
    return move.member().name().equals(member.name())
        && move.member().target().equals(member.target())
        && move.member().standing().isPresent();
  }

  private void add(Decision.Move move, Map<Long, Pin> pins) {
    Standing standing = move.member().standing().orElseThrow();
    pins.putIfAbsent(standing.version(), pin(standing, standing.version(), standing.sha256()));
    move.manifest().ifPresent(manifest -> add(manifest, standing, pins));
  }

  private void add(StageFile manifest, Standing standing, Map<Long, Pin> pins) {
    try {
      Manifest.check(control, manifest);
    } catch (DrException e) {
      if (e.problem() == Problem.STAGE_LOST) {
        return;
      }
      throw e;
    }
    try (Stream<Effect> effects = Manifest.read(control, manifest)) {
      effects
          .filter(Effect.Commit.class::isInstance)
          .map(Effect.Commit.class::cast)
          .forEach(
              commit ->
                  pins.putIfAbsent(
                      commit.version(), pin(standing, commit.version(), commit.bytes().sha256())));
    }
  }

  private static Pin pin(Standing standing, long version, Checksum sha256) {
    return new Pin(version, sha256, standing.source().timestamp(), standing.source().metadataId());
  }
}

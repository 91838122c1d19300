package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the CUT records of a group have ever put under a path: a put of theirs may land late. Cuts
 * whose manifests were pruned are no longer known, and their bytes count as foreign.
 */
final class EarlierCuts {
  private static final int MANIFESTS = 32;
  private static final int RECORDS = 2_000;

  private final GroupLog log;
  private final ObjectReader control;

  EarlierCuts(GroupLog log, ObjectReader control) {
    this.log = log;
    this.control = control;
  }

  /** The contents that the newest cuts, also those that left the member out, have for paths. */
  Map<ObjectPath, Set<Checksum>> contents(Member member, Set<ObjectPath> paths) {
    Map<ObjectPath, Set<Checksum>> contents = new HashMap<>();
    if (!paths.isEmpty()) {
      manifests(member).forEach(file -> read(file, paths, contents));
    }
    return contents;
  }

  private Stream<StageFile> manifests(Member member) {
    long head = log.state().map(GroupState::head).orElse(-1L);
    return LongStream.iterate(head, slot -> slot >= 0, slot -> slot - 1)
        .limit(RECORDS)
        .mapToObj(slot -> log.record(slot).decision())
        .flatMap(decision -> decision instanceof Decision.Cut cut ? cut.moves().stream() : null)
        .map(Decision.Move::member)
        .filter(moved -> moved.name().equals(member.name()))
        .filter(moved -> moved.target().equals(member.target()))
        .map(Member::files)
        .flatMap(Optional::stream)
        .distinct()
        .limit(MANIFESTS);
  }

  private void read(
      StageFile file, Set<ObjectPath> paths, Map<ObjectPath, Set<Checksum>> contents) {
    try {
      Manifest.check(control, file);
    } catch (DrException e) {
      if (e.problem() == Problem.STAGE_LOST) {
        return;
      }
      throw e;
    }
    try (Stream<FileLine> lines = Lines.read(Stage.open(control, file), FileLine.class)) {
      lines
          .filter(line -> paths.contains(line.path()))
          .forEach(
              line ->
                  contents
                      .computeIfAbsent(line.path(), path -> new HashSet<>())
                      .add(line.sha256()));
    }
  }
}

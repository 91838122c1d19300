package io.lakehousedr.core.prune;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.publish.Completer;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.journal.RunNotes;
import io.lakehousedr.core.journal.VerifyNotes;
import io.lakehousedr.core.region.Region;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Deletes at a passive region what no retained cut needs. What goes is listed in a PRUNE record and
 * deleted by whoever completes it, by name and version; a run that stages meanwhile loses its slot
 * to the record and looks again. A table whose source cannot be read is spared: only what the
 * source has given up is ever deleted. One pruner makes one PRUNE. Thread-safe.
 */
public final class Pruner {
  private final GroupLog log;
  private final Region<ObjectReader> source;
  private final Region<ObjectStore> target;
  private final Stage stage;
  private final Completer completer;
  private final Keep keep;
  private final InstantSource time;
  private final AtomicInteger runs = new AtomicInteger();

  /**
   * A pruner for one group.
   *
   * @param stage of this run
   */
  public Pruner(
      GroupLog log,
      Region<ObjectReader> source,
      Region<ObjectStore> target,
      Stage stage,
      Completer completer,
      Keep keep,
      InstantSource time) {
    this.log = log;
    this.source = source;
    this.target = target;
    this.stage = stage;
    this.completer = completer;
    this.keep = keep;
    this.time = time;
  }

  /**
   * Prunes once. Repeatable: what a run that died has decided is completed first.
   *
   * @throws DrException GROUP_UNKNOWN; LOG_LOST_SLOT when another run decided first; what the
   *     target's stores fail with
   */
  public PruneOutcome run() {
    GroupState state =
        log.state()
            .orElseThrow(
                () ->
                    new DrException(
                        Problem.GROUP_UNKNOWN,
                        "group " + log.group() + " has no decision log in this region"));
    if (state.active()) {
      return new PruneOutcome.TooEarly(state);
    }
    GroupState ready = completer.complete(state);
    return ready.mayPrune() && ready.current().isPresent()
        ? new Run(ready).prune()
        : new PruneOutcome.TooEarly(ready);
  }

  /** One PRUNE in the making. */
  private final class Run {
    private final GroupState state;
    private final Instant spareFrom = time.instant().minus(keep.grace());
    private final RetainedCuts retained;
    private final String key = "prune-" + runs.incrementAndGet();
    private final List<Decision.Sweep> sweeps = new ArrayList<>();
    private final Map<String, Long> bases = new LinkedHashMap<>();
    private final Map<String, DrException> spared = new LinkedHashMap<>();
    private long files;

    Run(GroupState state) {
      this.state = state;
      this.retained = RetainedCuts.of(log, state, keep, time.instant());
    }

    PruneOutcome prune() {
      state.members().values().stream().filter(Run::isMirror).forEach(this::table);
      stage();
      notes();
      if (sweeps.isEmpty()) {
        return new PruneOutcome.Nothing(rebase(state), spared);
      }
      stage.barrier();
      GroupState decided = append(state, new Decision.Prune(sweeps, retained.oldest()));
      return new PruneOutcome.Pruned(rebase(completer.complete(decided)), files, spared);
    }

    private static boolean isMirror(Member member) {
      return member.kind() == Member.Kind.MIRROR
          && member.takesPart()
          && member.standing().isPresent();
    }

    private void table(Member member) {
      try (Manifest manifest = new Manifest()) {
        TreeSet<Long> versions = retained.versions(member);
        Mirror mirror =
            Mirror.of(
                member, versions, source.place(member.source()), target.place(member.target()));
        new TableSweep(mirror, spareFrom).fill(manifest);
        new SidecarSweep(mirror, spareFrom).fill(manifest);
        OptionalLong base = new LogSweep(mirror).fill(manifest);
        base.ifPresent(version -> bases.put(member.name(), version));
        sweep(member.name(), member.target(), manifest);
      } catch (DrException e) {
        spared.put(member.name(), e);
      }
    }

    private void stage() {
      try (Manifest manifest = new Manifest()) {
        new StageSweep(log, retained, spareFrom).fill(stage.control(), manifest);
        sweep("the stage", stage.control().root().resolve(Stage.ROOT), manifest);
      }
    }

    /** What runs and verifications left for people, but for the newest. */
    private void notes() {
      for (ObjectPath folder :
          List.of(RunNotes.folder(log.group()), VerifyNotes.folder(log.group()))) {
        try (Manifest manifest = new Manifest()) {
          new NoteSweep(stage.control(), folder).fill(manifest);
          sweep("the notes in " + folder, stage.control().root().resolve(folder), manifest);
        }
      }
    }

    private void sweep(String name, Location root, Manifest manifest) {
      if (manifest.count() > 0) {
        String path = key + "/sweep-" + sweeps.size();
        sweeps.add(new Decision.Sweep(name, root, manifest.stage(stage, path)));
        files += manifest.count();
      }
    }

    /** The replica's history begins later now; until this is written it only looks torn. */
    private GroupState rebase(GroupState pruned) {
      List<Member> changes =
          pruned.members().values().stream()
              .filter(member -> bases.containsKey(member.name()))
              .map(member -> member.from(bases.getOrDefault(member.name(), 0L)))
              .toList();
      return changes.isEmpty()
          ? pruned
          : log.append(pruned, new Decision.Membership(changes)).orElseGet(() -> log.since(pruned));
    }
  }

  private GroupState append(GroupState state, Decision decision) {
    return log.append(state, decision)
        .orElseThrow(
            () ->
                new DrException(
                    Problem.LOG_LOST_SLOT,
                    "another run decided for group "
                        + log.group()
                        + " first, in slot "
                        + (state.head() + 1)
                        + "; nothing was deleted"));
  }
}

package io.lakehousedr.core.cut.publish;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.region.Region;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rolls a committed record forward: carries out its effects, reads every one back and writes DONE.
 * Any number of processes may do so at once, and any of them may die. Thread-safe.
 */
public final class Completer {
  private final GroupLog log;
  private final ObjectStore control;
  private final Region<ObjectStore> target;
  private final Tasks tasks;
  private final Settings settings;

  /**
   * How a completer works.
   *
   * @param parallel members at once
   * @param failures what a failure of the target means for a member
   */
  public record Settings(int parallel, Failures failures) {}

  /** What to do about a member whose target fails, other than by having diverged. */
  public enum Failures {
    /** The record stays pending and the failure is thrown: a sync tries again later. */
    STOP,
    /** The member is left out: a promotion never waits for a folder that cannot be reached. */
    LEAVE
  }

  /**
   * A completer for one group.
   *
   * @param control the control root, where a PRUNE may delete stage files
   */
  public Completer(
      GroupLog log,
      ObjectStore control,
      Region<ObjectStore> target,
      Tasks tasks,
      Settings settings) {
    this.log = log;
    this.control = control;
    this.target = target;
    this.tasks = tasks;
    this.settings = settings;
  }

  /**
   * Completes what {@code state} leaves pending. Idempotent.
   *
   * @return the state in which it is complete
   * @throws DrException ROLE_ACTIVE when the role was changed by somebody else meanwhile
   */
  public GroupState complete(GroupState state) {
    GroupState now = state;
    while (now.pending().isPresent()) {
      now = advance(now);
      if (now.roleSlot() != state.roleSlot()) {
        throw new DrException(
            Problem.ROLE_ACTIVE,
            "the role of group "
                + log.group()
                + " was changed while its cut was being published: whoever changed it completes"
                + " it");
      }
    }
    return now;
  }

  /** One try: either DONE is appended, or the log has moved and is read again. */
  private GroupState advance(GroupState state) {
    GroupState.Pending pending = state.pending().orElseThrow();
    Guard guard = new Guard(log, state);
    List<Work> work = work(pending);
    List<Result> results = tasks.all(calls(guard, work), settings.parallel());
    if (results.stream().anyMatch(Result.Ended.class::isInstance)) {
      return log.since(guard.state());
    }
    Decision.Done done = new Decision.Done(pending.slot(), left(work, results));
    GroupState newest = log.since(guard.state());
    if (!newest.pending().equals(state.pending()) || newest.roleSlot() != state.roleSlot()) {
      return newest;
    }
    return log.append(newest, done).orElseGet(() -> log.since(newest));
  }

  /** One member's manifest, or the manifest of a PRUNE. */
  private record Work(String name, Location target, StageFile manifest) {}

  private static List<Work> work(GroupState.Pending pending) {
    if (pending.decision() instanceof Decision.Prune prune) {
      return prune.sweeps().stream()
          .map(sweep -> new Work(sweep.name(), sweep.target(), sweep.manifest()))
          .toList();
    }
    return ((Decision.Cut) pending.decision())
        .moves().stream().flatMap(move -> work(move).stream()).toList();
  }

  private static Optional<Work> work(Decision.Move move) {
    return move.manifest()
        .map(manifest -> new Work(move.member().name(), move.member().target(), manifest));
  }

  private List<Callable<Result>> calls(Guard guard, List<Work> work) {
    return work.stream().map(item -> (Callable<Result>) () -> carryOut(guard, item)).toList();
  }

  private Result carryOut(Guard guard, Work work) {
    try {
      Manifest.check(control, work.manifest());
      EffectWriter writer = new EffectWriter(control, place(work.target()));
      Result result = apply(guard, writer, work);
      return result instanceof Result.Complete ? readBack(writer, work) : result;
    } catch (DrException e) {
      return failed(guard, work, e);
    }
  }

  /** The control root is a place as others are: only stage files are ever named below it. */
  private Place<ObjectStore> place(Location location) {
    return target.with(control).place(location);
  }

  /** What a record needs may be gone because the record was finished: the log is read again. */
  private Result failed(Guard guard, Work work, DrException e) {
    boolean lost = e.problem() == Problem.STAGE_LOST || e.kind() == ErrorKind.NOT_FOUND;
    if (lost && !guard.mayPut()) {
      return new Result.Ended();
    }
    boolean refused = e.problem() == Problem.STORE_INVALID;
    if (refused || e.problem() == Problem.STAGE_LOST || settings.failures() == Failures.LEAVE) {
      return new Result.Left(e.problem(), e.message());
    }
    throw e.in(work.name());
  }

  private Result apply(Guard guard, EffectWriter writer, Work work) {
    return each(work, effect -> guard.mayPut() ? writer.apply(effect) : new Result.Ended());
  }

  private Result readBack(EffectWriter writer, Work work) {
    return each(
        work,
        effect ->
            writer.holds(effect)
                ? Result.COMPLETE
                : new Result.Left(
                    Problem.TABLE_DIVERGED,
                    effect.path() + " was changed by somebody else right after it was published"));
  }

  /** In the manifest's order, but for files side by side, which need none among themselves. */
  private Result each(Work work, Function<Effect, Result> step) {
    try (Stream<Effect> effects = Manifest.read(control, work.manifest())) {
      for (Iterator<List<Effect>> batches = new Batches(effects); batches.hasNext(); ) {
        Optional<Result> ends =
            tasks.all(calls(batches.next(), step), settings.parallel()).stream()
                .filter(result -> !(result instanceof Result.Complete))
                .findFirst();
        if (ends.isPresent()) {
          return ends.get();
        }
      }
      return Result.COMPLETE;
    }
  }

  private static List<Callable<Result>> calls(List<Effect> batch, Function<Effect, Result> step) {
    return batch.stream().map(effect -> (Callable<Result>) () -> step.apply(effect)).toList();
  }

  private static List<Decision.Left> left(List<Work> work, List<Result> results) {
    Stream.Builder<Decision.Left> left = Stream.builder();
    for (int i = 0; i < work.size(); i++) {
      if (results.get(i) instanceof Result.Left one) {
        left.add(new Decision.Left(work.get(i).name(), one.problem().code(), one.reason()));
      }
    }
    return left.build().toList();
  }
}

package io.lakehousedr.core.sync;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.publish.Completer;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of one group: completes what is pending, brings every member to one instant, decides the
 * cut and publishes it. A run that dies anywhere leaves the old cut or a committed new one.
 */
public final class GroupSync {
  private final GroupSpec spec;
  private final GroupLog log;
  private final Sides sides;
  private final Shippers shippers;
  private final Completer completer;
  private final Tasks tasks;
  private final Clock clock;
  private final SyncSettings settings;
  private final EngineListener listener;

  /** A run. */
  public GroupSync(
      GroupSpec spec,
      GroupLog log,
      Sides sides,
      Shippers shippers,
      Completer completer,
      Tasks tasks,
      Clock clock,
      SyncSettings settings,
      EngineListener listener) {
    this.spec = spec;
    this.log = log;
    this.sides = sides;
    this.shippers = shippers;
    this.completer = completer;
    this.tasks = tasks;
    this.clock = clock;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Syncs the group once.
   *
   * @param wanted the instant to cut at, or empty for "now, but for the settle margin"
   * @throws DrException ROLE_ACTIVE; CUT_BLOCKED when a table stops the group; LOG_LOST_SLOT when
   *     others took every slot; what the stores fail with
   */
  public SyncResult run(Optional<Instant> wanted) {
    DrException last = null;
    for (int tried = 0; tried < settings.tries(); tried++) {
      try {
        return once(wanted);
      } catch (DrException e) {
        if (e.problem() != Problem.LOG_LOST_SLOT && !Blocked.passes(e)) {
          throw e;
        }
        last = e;
      }
    }
    throw last == null ? new IllegalStateException("no try was allowed") : last;
  }

  private SyncResult once(Optional<Instant> wanted) {
    GroupState state = enrol(ready());
    Map<String, DrException> failures = new LinkedHashMap<>();
    if (established(state).isEmpty()) {
      state = cut(state, List.copyOf(seeding(state)), wanted, failures);
      return new SyncResult(state, failures);
    }
    state = cut(state, established(state), wanted, failures);
    return seeding(state).isEmpty()
        ? new SyncResult(state, failures)
        : seed(state, wanted, failures);
  }

  /** The log's state, begun if need be, with nothing pending. */
  private GroupState ready() {
    GroupState state = log.begin(new Decision.Role(0, Decision.Activity.PASSIVE, List.of()));
    if (state.active()) {
      throw new DrException(
          Problem.ROLE_ACTIVE,
          "group "
              + spec.name()
              + " is active in region "
              + sides.target().name()
              + " (epoch "
              + state.role().epoch()
              + "): nothing is published there. "
              + Problem.ROLE_ACTIVE.remedy());
    }
    return completer.complete(state);
  }

  /** New members begin seeding, members that left the configuration are closed: one record. */
  private GroupState enrol(GroupState state) {
    List<Member> changes = Enrolment.changes(spec, state);
    return changes.isEmpty() ? state : append(state, new Decision.Membership(changes));
  }

  private static List<Member> established(GroupState state) {
    return state.members().values().stream().filter(Member::takesPart).toList();
  }

  private static List<Member> seeding(GroupState state) {
    return state.members().values().stream()
        .filter(member -> member.status() == Member.Status.SEEDING)
        .toList();
  }

  /** New members are brought near first, however long it takes; then they join a cut of all. */
  private SyncResult seed(
      GroupState state, Optional<Instant> wanted, Map<String, DrException> failures) {
    List<Member> seeding = seeding(state);
    Map<String, DrException> broken = new LinkedHashMap<>();
    Instant instant = pin(state, seeding, wanted, broken);
    List<Optional<Decision.Move>> moves = ship(seeding, instant, broken);
    failures.putAll(broken);
    List<Member> joining = new ArrayList<>(established(state));
    for (int i = 0; i < seeding.size(); i++) {
      if (moves.get(i).isPresent()) {
        joining.add(seeding.get(i));
      }
    }
    return joining.size() == established(state).size()
        ? new SyncResult(state, failures)
        : new SyncResult(cut(state, joining, wanted, failures), failures);
  }

  private GroupState cut(
      GroupState state,
      List<Member> members,
      Optional<Instant> wanted,
      Map<String, DrException> failures) {
    Map<String, DrException> broken = new LinkedHashMap<>();
    Instant instant = pin(state, members, wanted, broken);
    List<Decision.Move> moves =
        ship(members, instant, broken).stream().flatMap(Optional::stream).toList();
    failures.putAll(broken);
    stopIfBlocked(members, broken);
    if (moves.isEmpty()) {
      return state;
    }
    sides.barrier();
    GroupState committed = append(state, new Decision.Cut(instant, state.before(), moves));
    listener.on(new EngineEvent.CutCommitted(spec.name(), committed.head(), instant));
    GroupState complete = completer.complete(committed);
    listener.on(new EngineEvent.CutComplete(spec.name(), committed.head(), instant));
    return complete;
  }

  /** A group moves as one: a member that is in the cut already holds the others back. */
  private void stopIfBlocked(List<Member> members, Map<String, DrException> broken) {
    List<DrException> blocking =
        members.stream()
            .filter(member -> member.takesPart() && broken.containsKey(member.name()))
            .map(member -> broken.get(member.name()))
            .toList();
    if (!blocking.isEmpty()) {
      throw Blocked.because(spec.name(), blocking);
    }
  }

  /**
   * Chooses the instant. Folders are listed before it, and it lies at the end of that: files are
   * never newer than tables. Commits under way get their time to land by waiting.
   */
  private Instant pin(
      GroupState state,
      List<Member> members,
      Optional<Instant> wanted,
      Map<String, DrException> failures) {
    List<Member> folders =
        members.stream().filter(member -> member.kind() == Member.Kind.FILES).toList();
    if (folders.isEmpty()) {
      return instant(state, wanted);
    }
    tasks.each(folders.stream(), settings.parallelMembers(), folder -> pin(folder, failures));
    Instant listed = clock.instant();
    if (wanted.isEmpty()) {
      clock.sleep(settings.settle());
    }
    return instant(state, Optional.of(wanted.orElse(listed)));
  }

  private void pin(Member folder, Map<String, DrException> failures) {
    try {
      shippers.pin(folder);
    } catch (DrException e) {
      failed(folder, e, failures);
    }
  }

  private void failed(Member member, DrException e, Map<String, DrException> failures) {
    listener.on(new EngineEvent.MemberFailed(spec.name(), member.name(), e));
    synchronized (failures) {
      failures.put(member.name(), e);
    }
  }

  private List<Optional<Decision.Move>> ship(
      List<Member> members, Instant instant, Map<String, DrException> failures) {
    List<java.util.concurrent.Callable<Optional<Decision.Move>>> work = new ArrayList<>();
    for (Member member : members) {
      work.add(
          failures.containsKey(member.name())
              ? Optional::empty
              : () -> ship(member, instant, failures));
    }
    return tasks.all(work, settings.parallelMembers());
  }

  private Optional<Decision.Move> ship(
      Member member, Instant instant, Map<String, DrException> failures) {
    Instant began = clock.instant();
    try {
      Decision.Move move = shippers.ship(Enrolment.asConfigured(spec, member), instant);
      listener.on(new EngineEvent.MemberReady(spec.name(), member.name()));
      return Optional.of(move);
    } catch (DrException e) {
      Duration took = Duration.between(began, clock.instant());
      failed(member, Blocked.after(took, e), failures);
      return Optional.empty();
    }
  }

  /** Never before the last cut: no table's version goes back. */
  private Instant instant(GroupState state, Optional<Instant> wanted) {
    Instant chosen = wanted.orElseGet(() -> clock.instant().minus(settings.settle()));
    return state
        .current()
        .map(GroupState.Complete::instant)
        .filter(last -> last.isAfter(chosen))
        .orElse(chosen);
  }

  private GroupState append(GroupState state, Decision decision) {
    return log.append(state, decision)
        .orElseThrow(
            () ->
                new DrException(
                    Problem.LOG_LOST_SLOT,
                    "another run decided for group "
                        + spec.name()
                        + " first, in slot "
                        + (state.head() + 1)
                        + ". "
                        + Problem.LOG_LOST_SLOT.why()));
  }
}

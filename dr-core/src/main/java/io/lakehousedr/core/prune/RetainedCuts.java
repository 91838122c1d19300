package io.lakehousedr.core.prune;

import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The cuts that are kept, by the log alone.
 *
 * @param now the state of the log
 * @param cuts the states right after each, newest first; never empty
 */
record RetainedCuts(GroupState now, List<GroupState> cuts) {
  /** Reads down to the first cut that neither rule keeps. */
  static RetainedCuts of(GroupLog log, GroupState now, Keep keep, Instant at) {
    Instant oldest = at.minus(keep.age());
    List<GroupState> cuts = new ArrayList<>();
    try (Stream<GroupState> complete = log.cuts(now)) {
      complete
          .takeWhile(cut -> cuts.size() < keep.cuts() || !instant(cut).isBefore(oldest))
          .forEachOrdered(cuts::add);
    }
    return new RetainedCuts(now, cuts);
  }

  private static Instant instant(GroupState cut) {
    return cut.current().orElseThrow().instant();
  }

  /** Slot of the oldest. */
  long oldest() {
    return cuts.get(cuts.size() - 1).current().orElseThrow().slot();
  }

  /** All forms that members have in retained cuts, and have now. */
  Stream<Member> members() {
    return Stream.concat(Stream.of(now), cuts.stream())
        .flatMap(state -> state.members().values().stream());
  }

  /** The versions of a table that retained cuts need, as far as its replica's history reaches. */
  TreeSet<Long> versions(Member member) {
    TreeSet<Long> versions = new TreeSet<>();
    long base = member.standing().map(Standing::base).orElse(0L);
    members()
        .filter(form -> form.name().equals(member.name()))
        .filter(form -> form.target().equals(member.target()))
        .map(Member::standing)
        .flatMap(Optional::stream)
        .map(Standing::version)
        .filter(version -> version >= base)
        .forEach(versions::add);
    return versions;
  }
}

package io.lakehousedr.core.engine;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.report.MemberStatus;
import io.lakehousedr.report.PastRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says how one member stands, as {@link StatusGroup} does of its group. No I/O. */
final class StatusMember {
  private StatusMember() {}

  static MemberStatus of(Member member, GroupState state, List<SourceHead> heads, Past past) {
    Optional<SourceHead> head =
        heads.stream().filter(it -> it.member().equals(member.name())).findFirst();
    OptionalLong source =
        head.isPresent() ? OptionalLong.of(head.get().version()) : OptionalLong.empty();
    return new MemberStatus(
        member.name(),
        PlanGroup.mode(member.kind()),
        member.status().name(),
        member.target(),
        member.standing().isPresent()
            ? OptionalLong.of(member.standing().map(Standing::version).orElseThrow())
            : OptionalLong.empty(),
        source,
        head.flatMap(SourceHead::oldestUnshipped),
        head.map(SourceHead::pendingBytes).orElseGet(OptionalLong::empty),
        member.standing().map(Standing::unreadable).orElse(List.of()),
        phase(member, state, head, past),
        member.reason().or(() -> failure(member, past)));
  }

  private static MemberStatus.Phase phase(
      Member member, GroupState state, Optional<SourceHead> head, Past past) {
    if (member.status() == Member.Status.QUARANTINED || member.status() == Member.Status.CLOSED) {
      return MemberStatus.Phase.OUT;
    }
    if (state.pendingMoves().stream().anyMatch(move -> isOf(move, member))) {
      return MemberStatus.Phase.PUBLISHING;
    }
    if (failure(member, past).isPresent()) {
      return MemberStatus.Phase.BLOCKED;
    }
    if (member.status() == Member.Status.SEEDING) {
      return MemberStatus.Phase.SEEDING;
    }
    boolean behind = head.flatMap(SourceHead::oldestUnshipped).isPresent();
    return behind || member.status() == Member.Status.LEFT_BEHIND
        ? MemberStatus.Phase.WAITING
        : MemberStatus.Phase.SETTLED;
  }

  private static boolean isOf(Decision.Move move, Member member) {
    return move.manifest().isPresent() && move.member().name().equals(member.name());
  }

  /** Why the last sync that ended could not ship it. */
  private static Optional<String> failure(Member member, Past past) {
    return past.runs().stream()
        .filter(run -> run.kind() == PastRun.Kind.SYNC)
        .flatMap(run -> run.end().stream())
        .findFirst()
        .flatMap(end -> Optional.ofNullable(end.failures().get(member.name())));
  }
}

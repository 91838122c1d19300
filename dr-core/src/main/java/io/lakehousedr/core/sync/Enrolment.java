package io.lakehousedr.core.sync;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the configuration changes in a group's membership. No I/O. */
final class Enrolment {
  private Enrolment() {}

  /** Members that begin, return or leave, as they will be. */
  static List<Member> changes(GroupSpec spec, GroupState state) {
    List<Member> changes = new ArrayList<>();
    spec.members().stream()
        .filter(wanted -> begins(state.members().get(wanted.name())))
        .map(wanted -> joins(wanted, Optional.ofNullable(state.members().get(wanted.name()))))
        .forEach(changes::add);
    Set<String> names =
        spec.members().stream().map(GroupSpec.MemberSpec::name).collect(Collectors.toSet());
    state.members().values().stream()
        .filter(member -> !names.contains(member.name()))
        .filter(member -> member.status() != Member.Status.CLOSED)
        .map(member -> member.as(Member.Status.CLOSED, Optional.of("left the configuration")))
        .forEach(changes::add);
    return changes;
  }

  private static boolean begins(@org.jspecify.annotations.Nullable Member member) {
    return member == null || member.status() == Member.Status.CLOSED;
  }

  /** A member that comes back goes on where it stood, if it is still the same. */
  private static Member joins(GroupSpec.MemberSpec wanted, Optional<Member> closed) {
    return closed
        .filter(old -> old.kind() == wanted.kind() && old.source().equals(wanted.source()))
        .filter(old -> old.standing().isPresent() || old.files().isPresent())
        .map(old -> old.as(Member.Status.LEFT_BEHIND, Optional.of("returned")))
        .orElseGet(wanted::seeding);
  }
}

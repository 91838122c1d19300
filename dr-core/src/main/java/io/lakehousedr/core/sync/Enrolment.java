package io.lakehousedr.core.sync;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the configuration changes in a group's membership. No I/O. */
public final class Enrolment {
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

  /** A member that comes back goes on where it stood; what differs by now is found as ever. */
  private static Member joins(GroupSpec.MemberSpec wanted, Optional<Member> closed) {
    return closed
        .filter(old -> isFolder(old.kind()) == isFolder(wanted.kind()))
        .filter(old -> old.standing().isPresent() || old.files().isPresent())
        .map(old -> old.as(Member.Status.LEFT_BEHIND, Optional.of("returned")))
        .orElseGet(wanted::seeding);
  }

  private static boolean isFolder(Member.Kind kind) {
    return kind == Member.Kind.FILES;
  }

  /**
   * A member as the configuration and the catalog have it by now: its mode and the place of its
   * source may have changed. The log learns of it from the next cut, if it can be made.
   *
   * @throws DrException TABLE_MODE when a table became a folder of files, or the reverse
   */
  public static Member asConfigured(GroupSpec spec, Member member) {
    return spec.members().stream()
        .filter(wanted -> wanted.name().equals(member.name()))
        .findFirst()
        .map(wanted -> asConfigured(wanted, member))
        .orElse(member);
  }

  /**
   * As {@link #asConfigured(GroupSpec, Member)}, of the member's own entry.
   *
   * @throws DrException TABLE_MODE
   */
  public static Member asConfigured(GroupSpec.MemberSpec wanted, Member member) {
    if (isFolder(wanted.kind()) != isFolder(member.kind())) {
      throw new DrException(
          Problem.TABLE_MODE,
          member.name()
              + " is kept as "
              + name(member.kind())
              + " and the configuration wants it as "
              + name(wanted.kind())
              + ": its replica cannot become the other. Take the entry out, sync, move the replica "
              + member.target()
              + " away, and enter it again");
    }
    return new Member(
        member.name(),
        wanted.kind(),
        member.status(),
        wanted.source(),
        member.target(),
        member.standing(),
        member.files(),
        member.reason());
  }

  private static String name(Member.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

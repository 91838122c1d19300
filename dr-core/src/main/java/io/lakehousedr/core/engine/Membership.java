package io.lakehousedr.core.engine;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes members out of their group's cuts and lets them in again. */
final class Membership {
  private static final int TRIES = 20;

  private final GroupRun run;

  Membership(GroupRun run) {
    this.run = run;
  }

  void quarantine(String member, String reason) {
    change(member, known -> known.as(Member.Status.QUARANTINED, Optional.of(reason)));
  }

  void lift(String member) {
    change(
        member,
        known ->
            known.status() == Member.Status.QUARANTINED
                ? known.as(
                    known.standing().isPresent() || known.files().isPresent()
                        ? Member.Status.LEFT_BEHIND
                        : Member.Status.SEEDING,
                    Optional.of("lifted from quarantine"))
                : known);
  }

  private void change(String name, UnaryOperator<Member> change) {
    GroupLog log = run.log(run.known().orElseThrow(this::unknown));
    for (int i = 0; i < TRIES; i++) {
      GroupState state = run.completer(log).complete(log.state().orElseThrow(this::unknown));
      Member member = member(state, name);
      Member changed = change.apply(member);
      if (changed.equals(member)
          || log.append(state, new Decision.Membership(List.of(changed))).isPresent()) {
        return;
      }
    }
    throw new DrException(
        Problem.LOG_LOST_SLOT, "other runs took every slot of group " + run.group().name());
  }

  /** By its full name, or by the last part of it when only one member has that. */
  private Member member(GroupState state, String name) {
    Member exact = state.members().get(name);
    if (exact != null) {
      return exact;
    }
    List<Member> ending =
        state.members().values().stream()
            .filter(
                member -> member.name().endsWith("." + name) || member.name().endsWith("/" + name))
            .toList();
    if (ending.size() == 1) {
      return ending.get(0);
    }
    throw new DrException(
        Problem.CONFIG_UNKNOWN_TABLE,
        "group "
            + run.group().name()
            + " has no member "
            + name
            + (ending.isEmpty()
                ? ""
                : "; it could be any of " + ending.stream().map(Member::name).toList())
            + ". Members are "
            + state.members().keySet());
  }

  private DrException unknown() {
    return new DrException(
        Problem.GROUP_UNKNOWN,
        "group " + run.group().name() + " has no decision log yet: sync it first");
  }
}

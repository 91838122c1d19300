package io.lakehousedr.core.cut.log;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a group's log says, up to its head. Immutable.
 *
 * @param head slot of the newest record
 * @param headSha256 of its bytes
 * @param role in force
 * @param roleSlot where it stands
 * @param current the newest complete cut; absent before the first
 * @param pending a CUT or PRUNE without its DONE
 * @param members by name, in the order they joined, as of the current cut
 */
public record GroupState(
    long head,
    Checksum headSha256,
    Decision.Role role,
    long roleSlot,
    Optional<Complete> current,
    Optional<Pending> pending,
    Map<String, Member> members) {
  /**
   * A complete cut.
   *
   * @param slot of its CUT record
   * @param instant it was cut at
   */
  public record Complete(long slot, Instant instant) {}

  /**
   * A record that waits for its DONE.
   *
   * @param slot it stands in
   * @param decision a CUT or a PRUNE
   */
  public record Pending(long slot, Decision decision) {}

  /** Keeps the order of the members. */
  public GroupState {
    members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** The state after the first record of a log. */
  static GroupState first(LogRecord record, Checksum sha256) {
    if (!(record.decision() instanceof Decision.Role role)) {
      throw damaged(record, "the first record of a log is a ROLE");
    }
    return new GroupState(
        record.slot(), sha256, role, record.slot(), Optional.empty(), Optional.empty(), Map.of());
  }

  /** The state right before a CUT, which carries it. */
  static GroupState before(LogRecord record, Decision.Cut cut) {
    Decision.Before before = cut.before();
    Map<String, Member> members = new LinkedHashMap<>();
    before.members().forEach(member -> members.put(member.name(), member));
    Optional<Complete> complete =
        before.slot().map(slot -> new Complete(slot, before.instant().orElseThrow()));
    return new GroupState(
        record.slot() - 1,
        record.predecessor().orElseThrow(() -> damaged(record, "a CUT has a predecessor")),
        before.role(),
        before.roleSlot(),
        complete,
        Optional.empty(),
        members);
  }

  /** What a CUT right after this state has to carry. */
  public Decision.Before before() {
    return new Decision.Before(
        role,
        roleSlot,
        current.map(Complete::slot),
        current.map(Complete::instant),
        List.copyOf(members.values()));
  }

  /** Whether nothing may be published here. */
  public boolean active() {
    return role.activity() == Decision.Activity.ACTIVE;
  }

  /** The state after the next record. */
  GroupState after(LogRecord record, Checksum sha256) {
    if (record.slot() != head + 1 || !record.predecessor().equals(Optional.of(headSha256))) {
      throw damaged(record, "it does not follow the record in slot " + head);
    }
    GroupState next =
        new GroupState(record.slot(), sha256, role, roleSlot, current, pending, members);
    return next.apply(record);
  }

  private GroupState apply(LogRecord record) {
    Decision decision = record.decision();
    if (pending.isPresent() && startsSomething(decision)) {
      throw damaged(record, "slot " + pending.get().slot() + " has no DONE yet");
    }
    if (active() && publishes(decision)) {
      throw damaged(record, "the region is active there");
    }
    if (decision instanceof Decision.Prune && !mayPrune()) {
      throw damaged(record, "no PRUNE before the first complete CUT after a change of direction");
    }
    if (decision instanceof Decision.Role next) {
      return role(record, next);
    }
    if (decision instanceof Decision.Membership change) {
      return members(change.members());
    }
    if (decision instanceof Decision.Done done) {
      return done(record, done);
    }
    return publishes(decision) ? pending(new Pending(head, decision)) : this;
  }

  private static boolean publishes(Decision decision) {
    return decision instanceof Decision.Cut || decision instanceof Decision.Prune;
  }

  /**
   * Whether a PRUNE is valid: from a ROLE(active) on only after the first complete CUT that follows
   * the ROLE(passive).
   */
  public boolean mayPrune() {
    return !active() && (roleSlot == 0 || current.filter(cut -> cut.slot() > roleSlot).isPresent());
  }

  private static boolean startsSomething(Decision decision) {
    return decision instanceof Decision.Cut
        || decision instanceof Decision.Prune
        || decision instanceof Decision.Membership;
  }

  private GroupState pending(Pending next) {
    return new GroupState(head, headSha256, role, roleSlot, current, Optional.of(next), members);
  }

  private GroupState role(LogRecord record, Decision.Role next) {
    if (next.epoch() < role.epoch()) {
      throw damaged(record, "its epoch " + next.epoch() + " is below " + role.epoch());
    }
    Map<String, Member> based = new LinkedHashMap<>(members);
    for (Decision.Base base : next.base()) {
      based.computeIfPresent(base.member(), (name, member) -> member.at(base.standing()));
    }
    return new GroupState(head, headSha256, next, head, current, pending, based);
  }

  private GroupState members(List<Member> changes) {
    Map<String, Member> changed = new LinkedHashMap<>(members);
    changes.forEach(member -> changed.put(member.name(), member));
    return new GroupState(head, headSha256, role, roleSlot, current, pending, changed);
  }

  private GroupState done(LogRecord record, Decision.Done done) {
    Pending finished =
        pending
            .filter(waiting -> waiting.slot() == done.slot())
            .orElseThrow(() -> damaged(record, "slot " + done.slot() + " waits for no DONE"));
    if (!(finished.decision() instanceof Decision.Cut cut)) {
      return new GroupState(head, headSha256, role, roleSlot, current, Optional.empty(), members);
    }
    Complete complete = new Complete(finished.slot(), cut.instant());
    return new GroupState(
        head,
        headSha256,
        role,
        roleSlot,
        Optional.of(complete),
        Optional.empty(),
        moved(cut, done));
  }

  private Map<String, Member> moved(Decision.Cut cut, Decision.Done done) {
    Map<String, Decision.Left> left = new LinkedHashMap<>();
    done.left().forEach(entry -> left.put(entry.member(), entry));
    Map<String, Member> after = new LinkedHashMap<>(members);
    for (Decision.Move move : cut.moves()) {
      String name = move.member().name();
      Decision.Left stays = left.get(name);
      after.put(name, stays == null ? move.member() : behind(move.member(), stays));
    }
    return after;
  }

  /** A member left out keeps where it stood; one that never stood anywhere goes on seeding. */
  private Member behind(Member moved, Decision.Left left) {
    Member old = members.get(moved.name());
    Optional<String> reason = Optional.of(left.code() + " " + left.reason());
    if (old == null || (old.standing().isEmpty() && old.files().isEmpty())) {
      Member seeding = old == null ? moved : old;
      return new Member(
          seeding.name(),
          seeding.kind(),
          Member.Status.SEEDING,
          seeding.source(),
          seeding.target(),
          Optional.empty(),
          Optional.empty(),
          reason);
    }
    return old.as(Member.Status.LEFT_BEHIND, reason);
  }

  /** The members that the pending cut moves, or none. */
  public List<Decision.Move> pendingMoves() {
    List<Decision.Move> moves = new ArrayList<>();
    pending.ifPresent(
        waiting -> {
          if (waiting.decision() instanceof Decision.Cut cut) {
            moves.addAll(cut.moves());
          }
        });
    return moves;
  }

  private static DrException damaged(LogRecord record, String why) {
    return new DrException(
        Problem.LOG_DAMAGED,
        "the decision log of group "
            + record.group()
            + " is damaged at slot "
            + record.slot()
            + ": "
            + why);
  }
}

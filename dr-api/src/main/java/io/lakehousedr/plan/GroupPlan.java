package io.lakehousedr.plan;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.VersionRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of one group would do.
 *
 * @param group its name
 * @param read when the facts were read
 * @param instant the cut would be made at
 * @param current instant of the cut that stands now; empty before the first
 * @param unfinished whether a committed cut has to be completed first
 * @param rate at which an earlier run copied; empty when none has copied anything yet
 * @param unreadable by member, versions that neither side can show: VACUUM had taken files of
 *     theirs at the source before they were copied
 * @param members in the order of the configuration
 */
public record GroupPlan(
    String group,
    Instant read,
    Instant instant,
    Optional<Instant> current,
    boolean unfinished,
    Optional<Rate> rate,
    Map<String, List<VersionRange>> unreadable,
    List<MemberPlan> members) {
  /** Copies list and map. */
  public GroupPlan {
    unreadable = Map.copyOf(unreadable);
    members = List.copyOf(members);
  }

  /** Names what the plan does, not when it was read: equal plans have equal fingerprints. */
  public String fingerprint() {
    StringBuilder text = new StringBuilder(group).append('\n').append(unfinished).append('\n');
    members.forEach(member -> text.append(describe(member)).append('\n'));
    return Checksum.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).hex().substring(0, 12);
  }

  private static String describe(MemberPlan member) {
    return member instanceof MemberPlan.Blocked blocked
        ? "Blocked " + blocked.member() + " " + blocked.problem().problem().code()
        : member.toString();
  }

  /** All work together. */
  public Work work() {
    return members.stream().map(MemberPlan::work).reduce(Work.NONE, Work::plus);
  }

  /** Whether a member holds the group at its last cut. */
  public boolean isBlocked() {
    return members.stream()
        .anyMatch(
            member ->
                member instanceof MemberPlan.Blocked blocked
                    && blocked.effect() == MemberPlan.Effect.HOLDS_GROUP);
  }

  /** Whether there is nothing to move and nothing wrong. */
  public boolean isEmpty() {
    return !unfinished && members.stream().allMatch(MemberPlan.Unchanged.class::isInstance);
  }
}

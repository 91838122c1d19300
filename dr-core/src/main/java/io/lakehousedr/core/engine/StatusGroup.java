package io.lakehousedr.core.engine;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says how a group stands, from what its log says and what the source answered. No I/O. */
final class StatusGroup {
  private static final double NEAR = 0.8;

  private final String group;
  private final Instant now;
  private final String region;
  private final String primary;
  private final Optional<Duration> rpo;

  StatusGroup(String group, Instant now, String region, String primary, Optional<Duration> rpo) {
    this.group = group;
    this.now = now;
    this.region = region;
    this.primary = primary;
    this.rpo = rpo;
  }

  /** A group without a log. */
  GroupStatus none() {
    return new GroupStatus(
        group,
        now,
        region,
        GroupStatus.Readiness.NOT_READY,
        primary,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        rpo,
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of("no cut has been made yet"));
  }

  /** A group with a log. */
  GroupStatus of(GroupState state, List<SourceHead> heads, Past past) {
    List<MemberStatus> members = new ArrayList<>();
    for (Member member : state.members().values()) {
      members.add(StatusMember.of(member, state, heads, past));
    }
    Optional<Duration> lag = lag(state, members, heads);
    List<String> why = new ArrayList<>();
    GroupStatus.Readiness readiness = readiness(state, lag, past, why);
    return new GroupStatus(
        group,
        now,
        region,
        readiness,
        state.active() ? region : primary,
        state.role().epoch(),
        state.current().map(GroupState.Complete::instant),
        state.current().map(GroupState.Complete::slot),
        lag,
        rpo,
        state.pending().isPresent(),
        members,
        past.runs(),
        past.verifications().clean(),
        past.verifications().differs(),
        why);
  }

  /** Known only when every member that takes part has answered. */
  private Optional<Duration> lag(
      GroupState state, List<MemberStatus> members, List<SourceHead> heads) {
    long asked =
        state.members().values().stream()
            .filter(member -> member.takesPart() && member.standing().isPresent())
            .count();
    if (heads.size() < asked || state.current().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        members.stream()
            .flatMap(member -> member.oldestUnshipped().stream())
            .map(oldest -> Duration.between(oldest, now))
            .max(Duration::compareTo)
            .filter(age -> !age.isNegative())
            .orElse(Duration.ZERO));
  }

  private GroupStatus.Readiness readiness(
      GroupState state, Optional<Duration> lag, Past past, List<String> why) {
    GroupStatus.Readiness worst = GroupStatus.Readiness.READY;
    if (state.current().isEmpty()) {
      why.add("no cut has been made yet");
      worst = GroupStatus.Readiness.NOT_READY;
    }
    if (state.pending().isPresent()) {
      why.add("a committed cut waits to be completed: dr recover");
      worst = worse(worst, GroupStatus.Readiness.AT_RISK);
    }
    worst = worse(worst, verified(past, why));
    worst = worse(worst, members(state, why));
    worst = worse(worst, lag(state, lag, why));
    return worst;
  }

  private static GroupStatus.Readiness verified(Past past, List<String> why) {
    past.verifications()
        .differs()
        .ifPresent(
            found ->
                why.add(
                    "the verification of "
                        + found.at().truncatedTo(ChronoUnit.SECONDS)
                        + " ("
                        + found.how()
                        + ") found differences in "
                        + found.differing()
                        + " of "
                        + found.members()
                        + " members: dr verify"));
    return past.verifications().differs().isPresent()
        ? GroupStatus.Readiness.DEGRADED
        : GroupStatus.Readiness.READY;
  }

  private static GroupStatus.Readiness members(GroupState state, List<String> why) {
    GroupStatus.Readiness worst = GroupStatus.Readiness.READY;
    for (Member member : state.members().values()) {
      if (member.status() != Member.Status.CURRENT && member.status() != Member.Status.CLOSED) {
        why.add(
            member.name()
                + " "
                + member.status().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + member.reason().map(reason -> ": " + reason).orElse(""));
        worst = GroupStatus.Readiness.DEGRADED;
      }
    }
    return worst;
  }

  private GroupStatus.Readiness lag(GroupState state, Optional<Duration> lag, List<String> why) {
    Duration atMost =
        lag.or(() -> state.current().map(cut -> Duration.between(cut.instant(), now)))
            .orElse(Duration.ZERO);
    if (lag.isEmpty() && state.current().isPresent()) {
      why.add("the source did not answer: the lag is at most the age of the cut");
    }
    if (rpo.isEmpty()) {
      return GroupStatus.Readiness.READY;
    }
    double share = (double) atMost.toMillis() / Math.max(1, rpo.get().toMillis());
    if (share > 1) {
      why.add("the lag is over its target");
      return GroupStatus.Readiness.NOT_READY;
    }
    if (share > NEAR) {
      why.add("the lag is " + Math.round(share * 100) + "% of its target");
      return GroupStatus.Readiness.AT_RISK;
    }
    return GroupStatus.Readiness.READY;
  }

  private static GroupStatus.Readiness worse(
      GroupStatus.Readiness left, GroupStatus.Readiness right) {
    return left.compareTo(right) < 0 ? left : right;
  }
}

package io.lakehousedr.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a group stands, read from the decision log and, where it answers, from the source.
 *
 * @param group its name
 * @param read when it was read
 * @param readFrom name of the region whose log was read
 * @param readiness in one word
 * @param active name of the region that is active
 * @param epoch of the role in force
 * @param cut instant of the newest complete cut; empty before the first
 * @param cutSlot its record; empty before the first
 * @param lag age of what is not yet safe: zero when the source has nothing new; empty when the
 *     source did not answer
 * @param rpoTarget as configured
 * @param unfinished whether a committed cut waits to be completed
 * @param members all of them
 * @param runs the last ones, newest first; the first has no end when it is under way or died
 * @param verified when the last verification, or the last round of slices, had found nothing; empty
 *     when there was none
 * @param differs the newest verification that found something which no later one has cleared
 * @param why the group is not READY, worst first
 */
public record GroupStatus(
    String group,
    Instant read,
    String readFrom,
    Readiness readiness,
    String active,
    long epoch,
    Optional<Instant> cut,
    Optional<Long> cutSlot,
    Optional<Duration> lag,
    Optional<Duration> rpoTarget,
    boolean unfinished,
    List<MemberStatus> members,
    List<PastRun> runs,
    Optional<Instant> verified,
    Optional<PastVerification> differs,
    List<String> why) {
  /** Copies the lists. */
  public GroupStatus {
    members = List.copyOf(members);
    runs = List.copyOf(runs);
    why = List.copyOf(why);
  }

  /** How near a group is to being able to take over; worst first. */
  public enum Readiness {
    /** A failover would lose more than the target, or cannot be done. */
    NOT_READY,
    /** Members are missing from the cut, or were left behind. */
    DEGRADED,
    /** The lag comes near the target. */
    AT_RISK,
    /** A failover would keep the promises. */
    READY
  }

  /**
   * The run that is under way, or died: it has not said that it ended. One that a newer run
   * followed counts for as long as it gives signs of life after that.
   */
  public Optional<PastRun> running() {
    Instant lastEnd =
        runs.stream()
            .filter(run -> run.end().isPresent())
            .map(PastRun::seen)
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    return runs.stream()
        .filter(run -> run.end().isEmpty())
        .filter(
            run -> run.equals(runs.get(0)) || (run.isAlive(read) && run.seen().isAfter(lastEnd)))
        .findFirst();
  }

  /**
   * What is not in the current cut, over all tables that are protected; empty when it is not known
   * of one of them. Folders of files are not counted.
   */
  public OptionalLong pendingBytes() {
    List<OptionalLong> each =
        members.stream()
            .filter(member -> !member.mode().equals("files"))
            .filter(member -> member.phase() != MemberStatus.Phase.OUT)
            .map(MemberStatus::pendingBytes)
            .toList();
    return each.stream().allMatch(OptionalLong::isPresent)
        ? OptionalLong.of(each.stream().mapToLong(OptionalLong::getAsLong).sum())
        : OptionalLong.empty();
  }

  /** RPO now: how much time a failover at this moment would lose at most; empty before a cut. */
  public Optional<Duration> rpoNow() {
    return cut.map(instant -> Duration.between(instant, read));
  }
}

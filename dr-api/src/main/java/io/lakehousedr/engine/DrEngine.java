package io.lakehousedr.engine;

import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.Unprotected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The engine, opened on one configuration. Thread-safe. A call that is interrupted ends within a
 * second with {@link java.util.concurrent.CancellationException} and leaves a state that the next
 * run goes on from. Failures of single groups are in the reports; what is thrown concerns the whole
 * call.
 *
 * <p>{@code groups} are names as configured, former names included; the empty set stands for all.
 */
public interface DrEngine extends AutoCloseable {
  /** The names of the configured groups, in the order of the file. */
  List<String> groups();

  /**
   * What a sync would do now. Writes nothing, not even a probe.
   *
   * @param at the instant to cut at; empty for "now, but for the settle margin"
   */
  List<GroupPlan> plan(Set<String> groups, Optional<Instant> at);

  /**
   * Completes what is pending and moves each group to a new cut. Idempotent: with nothing new it
   * advances the cut's instant only.
   */
  List<GroupReport> sync(Set<String> groups, SyncOptions options);

  /** As {@link #sync(Set, SyncOptions)}, adopting nothing. */
  default List<GroupReport> sync(Set<String> groups, Optional<Instant> at) {
    return sync(groups, new SyncOptions(at, SyncOptions.Landed.REFUSE));
  }

  /** Completes committed cuts, from the secondary alone. Idempotent. */
  List<GroupReport> recover(Set<String> groups);

  /**
   * The tables that catalogs have and no group selects. A workspace without a catalog, or whose
   * catalog does not answer, is left out.
   */
  List<Unprotected> unprotected();

  /** How the groups stand, from the secondary's log and, where it answers, the source. */
  List<GroupStatus> status(Set<String> groups);

  /**
   * Compares replicas at their current cut, members being verified beside each other. Changes
   * nothing but for a note of the outcome beside each group's log, which {@link #status} reads.
   */
  List<MemberVerdict> verify(Set<String> groups, VerifyOptions options);

  /**
   * Takes a member out of its group's cuts; the others go on without it and the group is DEGRADED.
   *
   * @param reason for people; not blank
   * @throws io.lakehousedr.error.DrException GROUP_UNKNOWN, CONFIG_UNKNOWN_TABLE
   */
  void quarantine(String group, String member, String reason);

  /**
   * Lets a member take part again: it goes on where it stood.
   *
   * @throws io.lakehousedr.error.DrException GROUP_UNKNOWN, CONFIG_UNKNOWN_TABLE
   */
  void lift(String group, String member);

  /** Deletes what no retained cut needs. Idempotent. */
  List<GroupReport> prune(Set<String> groups);

  /** Ends what the engine holds. Idempotent. */
  @Override
  void close();
}

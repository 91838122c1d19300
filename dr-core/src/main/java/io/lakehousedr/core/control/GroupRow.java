package io.lakehousedr.core.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One row of the metadata table.
 *
 * @param group as configured
 * @param created {@code date_created}: when the group was first seen
 * @param updated {@code date_updated}: when anything in the row last changed
 * @param state the sync columns
 */
public record GroupRow(GroupDefinition group, Instant created, Instant updated, SyncState state) {
  /** A group that has not been synced yet. */
  public static GroupRow fresh(GroupDefinition group, Instant now) {
    return new GroupRow(group, micros(now), micros(now), SyncState.NONE);
  }

  /** This row with that definition; a group that changed starts its sync state afresh. */
  public GroupRow defined(GroupDefinition definition, Instant now) {
    return definition.equals(group)
        ? this
        : new GroupRow(definition, created, later(now), SyncState.NONE);
  }

  /** This row with a new state. */
  public GroupRow with(SyncState changed, Instant now) {
    return new GroupRow(group, created, later(now), changed);
  }

  /**
   * The row that both regions should hold when they hold two. The one that changed last wins, but a
   * row made while the other region was away never hides what is known there.
   */
  public GroupRow newest(GroupRow other) {
    boolean sameOrigin = created.equals(other.created) || known() == other.known();
    if (sameOrigin) {
      return other.updated.isAfter(updated) ? other : this;
    }
    return known() ? this : other;
  }

  private boolean known() {
    return state.status().isPresent();
  }

  /** Later than the last change, also when a clock is behind. */
  private Instant later(Instant now) {
    Instant after = updated.plus(1, ChronoUnit.MICROS);
    return micros(now).isAfter(after) ? micros(now) : after;
  }

  /** What a table's timestamps hold. */
  static Instant micros(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  /** The name of the group. */
  public String name() {
    return group.name();
  }
}

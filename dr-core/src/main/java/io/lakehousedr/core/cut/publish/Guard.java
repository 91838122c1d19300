package io.lakehousedr.core.cut.publish;

import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;

/**
 * Asks before each put whether the record that is being completed still waits, under the role it
 * was taken up under. Thread-safe.
 */
final class Guard {
  private final GroupLog log;
  private GroupState state;
  private final long slot;
  private final long roleSlot;
  private boolean ended;

  /** Guards the pending record of {@code state}. */
  Guard(GroupLog log, GroupState state) {
    this.log = log;
    this.state = state;
    this.slot = state.pending().orElseThrow().slot();
    this.roleSlot = state.roleSlot();
  }

  /** Reads the head again; false once somebody else has finished the record or changed the role. */
  synchronized boolean mayPut() {
    if (!ended && !log.unchanged(state)) {
      state = log.since(state);
      ended = state.roleSlot() != roleSlot || !waits();
    }
    return !ended;
  }

  private boolean waits() {
    return state.pending().filter(pending -> pending.slot() == slot).isPresent();
  }

  /** The newest state seen. */
  synchronized GroupState state() {
    return state;
  }
}

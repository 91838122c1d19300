package io.lakehousedr.core.role;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.publish.Completer;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Makes a region active by its log alone: the role is decided first, then everything that was
 * committed before is completed, and only after that writers may be let in. Idempotent: promoting a
 * region that is active completes what a promotion before left pending.
 */
public final class Promotion {
  private static final int TRIES = 100;

  private final GroupLog log;
  private final Completer completer;
  private final long parity;

  /**
   * A promotion of one group.
   *
   * @param completer that leaves out what cannot be reached
   * @param parity of this region's epochs: 0 for the primary, 1 for the secondary
   */
  public Promotion(GroupLog log, Completer completer, long parity) {
    this.log = log;
    this.completer = completer;
    this.parity = parity;
  }

  /**
   * Promotes.
   *
   * @param seen an epoch of the other region's log, where it could be read; else 0
   * @return the state in which writers may be let in
   * @throws DrException GROUP_UNKNOWN when there is no log here
   */
  public GroupState promote(long seen) {
    GroupState state = log.state().orElseThrow(this::unknown);
    for (int i = 0; i < TRIES && !state.active(); i++) {
      Decision.Role role =
          new Decision.Role(
              next(Math.max(seen, state.role().epoch())), Decision.Activity.ACTIVE, List.of());
      Optional<GroupState> after = log.append(state, role);
      state = after.isPresent() ? after.get() : log.since(state);
    }
    if (!state.active()) {
      throw new DrException(
          Problem.LOG_LOST_SLOT, "other runs took every slot of group " + log.group());
    }
    return completer.complete(state);
  }

  /** The lowest epoch of this region's parity above {@code epoch}. */
  private long next(long epoch) {
    return epoch + 1 + ((epoch + 1) % 2 == parity ? 0 : 1);
  }

  private DrException unknown() {
    return new DrException(
        Problem.GROUP_UNKNOWN, "group " + log.group() + " has no decision log in this region");
  }
}

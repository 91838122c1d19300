package io.lakehousedr.core.prune;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.error.DrException;
import java.util.Map;

/** How a prune ended. */
public sealed interface PruneOutcome {
  /** The state of the log at the end. */
  GroupState state();

  /**
   * A PRUNE was written and carried out.
   *
   * @param state of the log at the end
   * @param files how many it named
   * @param spared tables of which nothing was deleted, by name, and why
   */
  record Pruned(GroupState state, long files, Map<String, DrException> spared)
      implements PruneOutcome {}

  /**
   * There was nothing to delete, and nothing was written.
   *
   * @param state of the log
   * @param spared tables that were not looked at in full, by name, and why
   */
  record Nothing(GroupState state, Map<String, DrException> spared) implements PruneOutcome {}

  /**
   * No PRUNE is valid: the region is active, has no complete cut, or none since it became passive
   * again.
   *
   * @param state of the log
   */
  record TooEarly(GroupState state) implements PruneOutcome {}
}

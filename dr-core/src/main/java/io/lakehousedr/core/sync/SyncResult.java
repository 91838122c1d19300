package io.lakehousedr.core.sync;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.error.DrException;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param state of the group's log at the end
 * @param failures of members that are not in the cut, by name
 */
public record SyncResult(GroupState state, Map<String, DrException> failures) {
  /** Copies the map. */
  public SyncResult {
    failures = Map.copyOf(failures);
  }
}

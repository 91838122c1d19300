package io.lakehousedr.core.control;

import java.util.List;
import java.util.Optional;

/**
 * What the configuration says of a group.
 *
 * @param name unique
 * @param workflow whose completion triggers the sync; empty for a group on a schedule
 * @param tables synced as one; their order means nothing
 */
public record GroupDefinition(String name, Optional<String> workflow, List<String> tables) {
  /** Sorts the tables. */
  public GroupDefinition {
    tables = tables.stream().sorted().toList();
  }
}

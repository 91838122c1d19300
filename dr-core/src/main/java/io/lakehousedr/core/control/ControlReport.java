package io.lakehousedr.core.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the metadata tables.
 *
 * @param regions outcome by name of the region
 * @param rows what at least one region holds now; as wanted when no region could be written
 */
public record ControlReport(Map<String, RegionOutcome> regions, List<GroupRow> rows) {
  /** Copies. */
  public ControlReport {
    regions = Collections.unmodifiableMap(new LinkedHashMap<>(regions));
    rows = List.copyOf(rows);
  }

  /** Whether every region holds the rows. */
  public boolean isComplete() {
    return regions.values().stream().noneMatch(RegionOutcome.Failed.class::isInstance);
  }

  /** Whether no region holds them. */
  public boolean isLost() {
    return regions.values().stream().allMatch(RegionOutcome.Failed.class::isInstance);
  }

  /** The row of that group. */
  public Optional<GroupRow> row(String group) {
    return rows.stream().filter(row -> row.name().equals(group)).findFirst();
  }
}

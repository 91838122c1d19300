package io.lakehousedr.core.control;

import io.lakehousedr.error.DrException;
import java.util.List;
import java.util.Optional;

/**
 * What a region said when it was asked for its rows.
 *
 * @param rows empty when there is no table, or no answer
 * @param failure why there was no answer
 */
record RegionReading(Region region, Optional<List<GroupRow>> rows, Optional<DrException> failure) {
  static RegionReading of(Region region) {
    try {
      return new RegionReading(region, region.table().read(), Optional.empty());
    } catch (DrException e) {
      return new RegionReading(region, Optional.empty(), Optional.of(e));
    }
  }

  /** The outcome when nothing is written. */
  RegionOutcome outcome() {
    return failure
        .<RegionOutcome>map(RegionOutcome.Failed::new)
        .orElseGet(RegionOutcome.Unchanged::new);
  }
}

package io.lakehousedr.core.control;

import io.lakehousedr.error.DrException;

/** What became of the metadata table of one region. */
public sealed interface RegionOutcome {
  /** There was none, there or anywhere, and it was created. */
  record Created() implements RegionOutcome {}

  /** There was none and it was cloned from the other region's. */
  record Cloned() implements RegionOutcome {}

  /** Rows were written. */
  record Written() implements RegionOutcome {}

  /** It was as it should be. */
  record Unchanged() implements RegionOutcome {}

  /**
   * It could not be read or written; the next run heals the gap.
   *
   * @param error why
   */
  record Failed(DrException error) implements RegionOutcome {}
}

package io.lakehousedr.report;

import io.lakehousedr.error.DrException;
import java.time.Duration;
import java.util.Map;

/**
 * What became of one group in a run.
 *
 * @param group its name
 * @param outcome of the group
 * @param failures of members that are not in the cut, by name
 * @param copiedFiles files whose bytes were moved
 * @param copiedBytes bytes that were moved
 * @param foundFiles files that were in place already
 * @param took how long it ran
 */
public record GroupReport(
    String group,
    Outcome outcome,
    Map<String, DrException> failures,
    long copiedFiles,
    long copiedBytes,
    long foundFiles,
    Duration took) {
  /** Copies the map. */
  public GroupReport {
    failures = Map.copyOf(failures);
  }
}

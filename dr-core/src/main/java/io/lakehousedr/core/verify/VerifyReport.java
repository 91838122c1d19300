package io.lakehousedr.core.verify;

import java.util.List;
import java.util.Optional;

/**
 * What a verification looked at and found.
 *
 * @param logFiles read in full, on the replica
 * @param dataFiles whose presence and size were checked, on the replica
 * @param historyFiles whose presence and size were checked beside those of the version
 * @param bytes of data read in full, on the replica; 0 at depth BYTES
 * @param unproven files that were read in full with nothing to compare their content with
 * @param rows of the replica's slice, at depth ROWS when they could be read
 * @param findings at most {@link #KEPT}, the log's first
 * @param found how many findings there were
 */
public record VerifyReport(
    VerifyRequest request,
    long logFiles,
    long dataFiles,
    long historyFiles,
    long bytes,
    long unproven,
    Optional<RowDigest> rows,
    List<Finding> findings,
    long found) {
  /** How many findings a report keeps. */
  public static final int KEPT = 1000;

  /** Copies the findings. */
  public VerifyReport {
    findings = List.copyOf(findings);
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return found == 0;
  }
}

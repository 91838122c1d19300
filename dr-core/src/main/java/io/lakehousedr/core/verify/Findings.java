package io.lakehousedr.core.verify;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is found, once, and counts what is looked at. Thread-safe. */
final class Findings {
  private final Set<Finding> kept = new LinkedHashSet<>();
  private long found;
  private long logFiles;
  private long dataFiles;
  private long historyFiles;
  private long bytes;
  private long unproven;

  synchronized void add(Finding finding) {
    boolean full = kept.size() >= VerifyReport.KEPT;
    if (full || kept.add(finding)) {
      found++;
    }
  }

  synchronized void countLogFile() {
    logFiles++;
  }

  synchronized void countDataFile() {
    dataFiles++;
  }

  synchronized void countHistoryFile() {
    historyFiles++;
  }

  synchronized void countUnproven() {
    unproven++;
  }

  synchronized void countBytes(long read) {
    bytes += read;
  }

  /**
   * Looks at something; what cannot be read is a finding, while a service that does not answer says
   * nothing about the table and is thrown.
   */
  void look(String where, Runnable work) {
    try {
      work.run();
    } catch (DrException e) {
      if (e.kind().recourse() == ErrorKind.Recourse.RETRY) {
        throw e;
      }
      add(
          e.kind() == ErrorKind.NOT_FOUND && e.problem().code().startsWith("DR-3")
              ? new Finding.MissingFile(where)
              : new Finding.Unreadable(where, e.message()));
    }
  }

  synchronized VerifyReport report(VerifyRequest request, Optional<RowDigest> rows) {
    return new VerifyReport(
        request,
        logFiles,
        dataFiles,
        historyFiles,
        bytes,
        unproven,
        rows,
        List.copyOf(kept),
        found);
  }
}

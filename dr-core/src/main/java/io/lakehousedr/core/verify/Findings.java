package io.lakehousedr.core.verify;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found and counts what is looked at. Thread-safe. */
final class Findings {
  private final List<Finding> kept = new ArrayList<>();
  private long found;
  private long logFiles;
  private long dataFiles;
  private long bytes;

  synchronized void add(Finding finding) {
    found++;
    if (kept.size() < VerifyReport.KEPT) {
      kept.add(finding);
    }
  }

  synchronized void countLogFile() {
    logFiles++;
  }

  synchronized void countDataFile() {
    dataFiles++;
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

  synchronized VerifyReport report(VerifyRequest request, java.util.Optional<RowDigest> rows) {
    return new VerifyReport(request, logFiles, dataFiles, bytes, rows, kept, found);
  }
}

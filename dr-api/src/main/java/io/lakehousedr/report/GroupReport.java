package io.lakehousedr.report;

import io.lakehousedr.error.DrException;
import java.time.Duration;
import java.util.List;
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
 * @param notKept what files of folders have at the source and their replicas have not
 * @param took how long it ran, waits between tries included
 * @param tries how often it was tried, at least 1; 0 when it was not even begun
 * @param verification what the verification after a sync found
 */
public record GroupReport(
    String group,
    Outcome outcome,
    Map<String, DrException> failures,
    long copiedFiles,
    long copiedBytes,
    long foundFiles,
    List<NotKept> notKept,
    Duration took,
    int tries,
    Verification verification) {
  /** Copies map and list. */
  public GroupReport {
    failures = Map.copyOf(failures);
    notKept = List.copyOf(notKept);
  }

  /** A group that was not begun. */
  public static GroupReport skipped(String group, String reason) {
    return notBegun(group, new Outcome.Skipped(reason));
  }

  /** A group that could not be begun. */
  public static GroupReport failed(String group, DrException error) {
    return notBegun(group, new Outcome.Failed(error));
  }

  private static GroupReport notBegun(String group, Outcome outcome) {
    return new GroupReport(
        group, outcome, Map.of(), 0, 0, 0, List.of(), Duration.ZERO, 0, new Verification.NotDone());
  }

  /** This report with what a verification found. */
  public GroupReport with(Verification found) {
    return new GroupReport(
        group,
        outcome,
        failures,
        copiedFiles,
        copiedBytes,
        foundFiles,
        notKept,
        took,
        tries,
        found);
  }
}

package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Mark;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.error.DrException;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.NotKept;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.report.Verification;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What became of groups in a run: failures first.
 *
 * @param reports of the groups
 * @param now the time it is shown
 * @param skipped entries of the configuration that could not take part; they count as failed
 */
public record RunAnswer(List<GroupReport> reports, Instant now, int skipped) implements Answer {
  private static final Mark DONE = new Mark("=", Tone.GOOD);
  private static final Mark PARTLY = new Mark("#", Tone.WARNING);
  private static final Mark SKIPPED = new Mark("-", Tone.DIM);
  private static final Mark UNKNOWN = new Mark("?", Tone.WARNING);
  private static final Mark FAILED = new Mark("!", Tone.BAD);

  /** Sorts the reports. */
  public RunAnswer {
    reports = reports.stream().sorted(Comparator.comparingInt(RunAnswer::rank)).toList();
  }

  private static int rank(GroupReport report) {
    if (report.outcome() instanceof Outcome.Failed) {
      return 0;
    }
    if (report.outcome() instanceof Outcome.Unknown) {
      return 1;
    }
    if (report.failures().isEmpty()) {
      return report.verification() instanceof Verification.Different ? 2 : 3;
    }
    // A group that could do nothing because of its members has failed like any other.
    return report.outcome() instanceof Outcome.Skipped ? 1 : 2;
  }

  @Override
  public int exitCode() {
    long failed = reports.stream().filter(report -> rank(report) < 2).count() + skipped;
    boolean partly = reports.stream().anyMatch(report -> rank(report) == 2);
    int code = ExitCode.of(failed, (long) reports.size() + skipped);
    return code == ExitCode.OK && partly ? ExitCode.SOME_FAILED : code;
  }

  @Override
  public List<JsonObject> lines() {
    return reports.stream().map(ReportJson::line).toList();
  }

  @Override
  public void print(Page page) {
    reports.forEach(report -> print(report, page));
    if (reports.isEmpty()) {
      page.line("there was nothing to do");
    }
  }

  private void print(GroupReport report, Page page) {
    Outcome outcome = report.outcome();
    if (outcome instanceof Outcome.Succeeded succeeded) {
      Mark mark = rank(report) == 2 ? PARTLY : DONE;
      String cut = "cut " + Times.clock(succeeded.cut(), now);
      page.line(mark, report.group() + "  " + cut + ", " + moved(report) + tries(report));
    } else if (outcome instanceof Outcome.Skipped skippedOutcome) {
      page.line(SKIPPED, report.group() + "  skipped: " + skippedOutcome.reason());
    } else if (outcome instanceof Outcome.Failed failed) {
      failed(report, page, FAILED, "FAILED, the old cut stands", failed.error());
    } else if (outcome instanceof Outcome.Unknown unknown) {
      failed(report, page, UNKNOWN, "UNKNOWN, dr recover settles it", unknown.error());
    }
    members(report.failures(), page);
    report.notKept().forEach(what -> page.line(PARTLY, "  " + notKept(what)));
    Findings.print(report.verification(), page);
  }

  private static void failed(
      GroupReport report, Page page, Mark mark, String what, DrException error) {
    page.line(
        mark,
        report.group() + "  " + what + ", after " + Times.duration(report.took()) + tries(report));
    Faults.lines(error).forEach(line -> page.line(mark.tone(), "     " + line));
  }

  private static void members(Map<String, DrException> failures, Page page) {
    failures.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            failure -> {
              page.line(FAILED, "  " + failure.getKey() + " is not in the cut");
              Faults.lines(failure.getValue()).forEach(line -> page.line("       " + line));
            });
  }

  private static String notKept(NotKept what) {
    return what.member()
        + (": " + Words.attributes(List.of(what.kind())))
        + (" of " + Amounts.count(what.files(), "file"))
        + " not kept by the target";
  }

  private static String tries(GroupReport report) {
    return report.tries() > 1 ? ", " + Amounts.number(report.tries()) + " tries" : "";
  }

  private static String moved(GroupReport report) {
    String found =
        report.foundFiles() == 0
            ? ""
            : ", " + Amounts.number(report.foundFiles()) + " found in place";
    String copied =
        report.copiedFiles() == 0
            ? "nothing copied"
            : Amounts.bytes(report.copiedBytes())
                + (" in " + Amounts.count(report.copiedFiles(), "file") + " copied");
    String verified = report.verification() instanceof Verification.Same ? ", verified" : "";
    return copied + found + verified + ", " + Times.duration(report.took());
  }
}

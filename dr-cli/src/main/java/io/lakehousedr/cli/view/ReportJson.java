package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.error.DrException;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.NotKept;
import io.lakehousedr.report.Outcome;
import java.util.List;
import java.util.Map;

/** Reports of runs as lines of JSON, type {@code report}. */
final class ReportJson {
  private ReportJson() {}

  static JsonObject line(GroupReport report) {
    JsonObject line = JsonObject.line("report").put("group", report.group());
    outcome(report.outcome(), line);
    Findings.put(report.verification(), line);
    return line.put("tries", report.tries())
        .put("copied_files", report.copiedFiles())
        .put("copied_bytes", report.copiedBytes())
        .put("found_files", report.foundFiles())
        .put("took_seconds", report.took())
        .objects("not_kept", notKept(report.notKept()))
        .objects("failures", failures(report.failures()));
  }

  private static void outcome(Outcome outcome, JsonObject line) {
    if (outcome instanceof Outcome.Succeeded succeeded) {
      line.put("outcome", "succeeded").put("cut", succeeded.cut());
    } else if (outcome instanceof Outcome.Skipped skipped) {
      line.put("outcome", "skipped").put("reason", skipped.reason());
    } else if (outcome instanceof Outcome.Failed failed) {
      line.put("outcome", "failed").put("problem", Faults.json(failed.error()));
    } else if (outcome instanceof Outcome.Unknown unknown) {
      line.put("outcome", "unknown").put("problem", Faults.json(unknown.error()));
    }
  }

  private static List<JsonObject> notKept(List<NotKept> all) {
    return all.stream()
        .map(
            what ->
                JsonObject.part()
                    .put("member", what.member())
                    .put("attribute", Words.of(what.kind()))
                    .put("files", what.files()))
        .toList();
  }

  private static List<JsonObject> failures(Map<String, DrException> failures) {
    return failures.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            failure ->
                JsonObject.part()
                    .put("member", failure.getKey())
                    .put("problem", Faults.json(failure.getValue())))
        .toList();
  }
}

package io.lakehousedr.examples.demo;

import io.lakehousedr.examples.lake.Content;
import io.lakehousedr.examples.lake.ContentReader;
import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberStatus;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The steps that the demo is made of; each tells what it does and checks what it claims. */
final class Steps {
  private final Story story;
  private final Operator operator;
  private final List<Replica> tables;
  private final ContentReader reader = new ContentReader();

  Steps(Story story, Operator operator, List<Replica> tables) {
    this.story = story;
    this.operator = operator;
    this.tables = List.copyOf(tables);
  }

  /** What Kernel reads in the primary's tables now. */
  Map<Replica, Content> primary() throws IOException {
    Map<Replica, Content> contents = new LinkedHashMap<>();
    for (Replica table : tables) {
      contents.put(table, reader.read(table.primary(), OptionalLong.empty()));
    }
    return contents;
  }

  /** What Kernel reads in the secondary's tables, at the versions of the current cut. */
  Map<Replica, Content> secondary() throws IOException {
    Map<Replica, Content> contents = new LinkedHashMap<>();
    for (Replica table : tables) {
      OptionalLong version = version(table);
      if (version.isPresent()) {
        contents.put(table, reader.read(table.secondary(), version));
      }
    }
    return contents;
  }

  private OptionalLong version(Replica table) {
    return operator.status(table.group()).members().stream()
        .filter(member -> member.member().equals(table.member()))
        .findFirst()
        .map(MemberStatus::version)
        .orElse(OptionalLong.empty());
  }

  void show(Map<Replica, Content> contents) {
    contents.forEach(
        (table, content) ->
            story.tell(table.group() + "/" + table.title() + ": " + Figures.text(content)));
  }

  /** Compares two readings table by table: version, rows and every value. */
  void same(String where, Map<Replica, Content> expected, Map<Replica, Content> found) {
    expected.forEach(
        (table, content) ->
            story.same(
                table.title() + " " + where + ": " + Figures.text(content),
                content,
                found.getOrDefault(table, new Content(-1, 0, OptionalLong.empty(), 0))));
  }

  void plan() {
    for (GroupPlan plan : operator.plan()) {
      PlanText.of(plan).forEach(story::tell);
    }
  }

  List<GroupReport> sync() {
    return told(operator.sync());
  }

  /** Completes what is committed from the secondary alone. */
  List<GroupReport> recover() {
    return told(operator.recover());
  }

  private List<GroupReport> told(List<GroupReport> reports) {
    for (GroupReport report : reports) {
      story.tell(Figures.text(report));
      boolean sound =
          report.outcome() instanceof Outcome.Succeeded
              || report.outcome() instanceof Outcome.Skipped;
      story.same(report.group() + " ended well", true, sound && report.failures().isEmpty());
    }
    return reports;
  }

  /** Kills a sync of a group in another process, at an event. */
  void kill(String group, String event) throws IOException, InterruptedException {
    Victim.Death death = Victim.kill(operator.config(), group, event);
    List<String> steps = new ArrayList<>(death.steps());
    story.tell(
        "process "
            + death.process()
            + " told of "
            + (steps.size() - 1)
            + " steps and was killed; exit code "
            + death.exit());
    story.same("it was killed at " + event, event, death.at());
  }

  /** Tells what the secondary says of itself and checks that a cut waits, or none does. */
  void status(String group, Waiting expected) {
    GroupStatus status = operator.status(group);
    story.tell(
        "the secondary says: current cut " + status.cut().map(Object::toString).orElse("none"));
    story.same(
        expected.claim, expected, status.unfinished() ? Waiting.ONE_COMMITTED : Waiting.NOTHING);
  }

  /** Whether a committed cut waits to be completed. */
  enum Waiting {
    NOTHING("nothing was decided"),
    ONE_COMMITTED("a new cut is decided, and waits to be completed");

    private final String claim;

    Waiting(String claim) {
      this.claim = claim;
    }
  }

  /** Every row of every replica against its source. */
  void verify() {
    for (MemberVerdict verdict : operator.verifyRows()) {
      verdict.findings().forEach(found -> story.tell(found.where() + ": " + found.what()));
      story.same(compared(verdict), List.of(), verdict.findings());
    }
  }

  /** A folder of files has neither versions nor rows. */
  private static String compared(MemberVerdict verdict) {
    return verdict.version().isEmpty()
        ? String.format(
            java.util.Locale.ROOT,
            "%s: %,d files compared, nothing differs",
            verdict.member(),
            verdict.filesChecked())
        : String.format(
            java.util.Locale.ROOT,
            "%s: version %d, %,d files and %,d rows compared, nothing differs",
            verdict.member(),
            verdict.version().getAsLong(),
            verdict.filesChecked(),
            verdict.rows().orElse(0));
  }
}

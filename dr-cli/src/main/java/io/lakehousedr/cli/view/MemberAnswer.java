package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * The story of one table or folder.
 *
 * @param group it belongs to
 * @param member that was asked for
 * @param now the time it is shown
 */
public record MemberAnswer(GroupStatus group, MemberStatus member, Instant now) implements Answer {
  @Override
  public int exitCode() {
    return ExitCode.OK;
  }

  @Override
  public List<JsonObject> lines() {
    return List.of(StatusJson.line(new StatusRow(group, now), member));
  }

  @Override
  public void print(Page page) {
    StatusRow row = new StatusRow(group, now);
    page.line(Tone.STRONG, member.member() + " of " + group.group());
    page.line(stateTone(row), "state      " + GroupAnswer.mark(member).symbol() + " " + state());
    page.line("source     " + version(member.sourceVersion(), "not known: it did not answer"));
    page.line("replica    " + version(member.version(), "none in the cut"));
    page.line("target     " + member.target().text());
    page.line("unshipped  " + unshipped());
    page.line("group      " + row.readiness() + ", cut " + row.cut() + ", lag " + row.lag());
    page.line("read       " + Times.duration(row.age()) + " ago from " + group.readFrom());
    remedy(page);
  }

  private String state() {
    return member.state()
        + ", "
        + member.mode()
        + member.reason().map(why -> ": " + why).orElse("");
  }

  private Tone stateTone(StatusRow row) {
    return row.isStale() ? Tone.DIM : GroupAnswer.mark(member).tone();
  }

  private static String version(OptionalLong version, String otherwise) {
    return version.isPresent() ? "version " + version.getAsLong() : otherwise;
  }

  private String unshipped() {
    return member
        .oldestUnshipped()
        .map(since -> "since " + Times.clock(since, now) + " (" + ago(since) + ")")
        .orElse(member.sourceVersion().isPresent() ? "nothing" : "not known");
  }

  private String ago(Instant since) {
    return Times.duration(Duration.between(since, now));
  }

  private void remedy(Page page) {
    member
        .reason()
        .flatMap(Faults::mentioned)
        .ifPresent(problem -> page.line(Faults.remedy(problem)));
  }
}

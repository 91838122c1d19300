package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberStatus;
import io.lakehousedr.report.PastRun;
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
    page.line("phase      " + phase());
    if (!member.unreadable().isEmpty()) {
      page.line(Tone.WARNING, "history    " + Words.unreadable(member.unreadable()));
    }
    page.line("group      " + row.readiness() + ", cut " + row.cut() + ", lag " + row.lag());
    page.line("verified   " + row.verified());
    page.line("read       " + Times.duration(row.age()) + " ago from " + group.readFrom());
    runs(page);
    remedy(page);
  }

  private void runs(Page page) {
    for (PastRun run : group.runs()) {
      page.line("run        " + RunText.of(run, group, member.member(), now));
    }
  }

  private String phase() {
    return switch (member.phase()) {
      case SETTLED ->
          member.sourceVersion().isPresent()
              ? "settled: the cut has all"
              : "not known: the source did not answer";
      case WAITING -> "waiting for the next sync";
      case SEEDING -> "seeding: its data is on the way, it is in no cut yet";
      case PUBLISHING -> "publishing: a committed cut moves it and is not complete";
      case BLOCKED -> "blocked: the last sync could not ship it";
      case OUT -> "out of the cuts";
    };
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
        .map(since -> "since " + Times.clock(since, now) + " (" + ago(since) + ")" + bytes())
        .orElse(member.sourceVersion().isPresent() ? "nothing" : "not known");
  }

  private String bytes() {
    return member.pendingBytes().isPresent()
        ? ", " + Amounts.bytes(member.pendingBytes().getAsLong())
        : "";
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

package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Columns;
import io.lakehousedr.cli.text.Mark;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * How one group stands, with its members.
 *
 * @param group that was asked for
 * @param now the time it is shown
 * @param detail how much is shown
 */
public record GroupAnswer(GroupStatus group, Instant now, Detail detail) implements Answer {
  private static final Mark GOOD = new Mark("=", Tone.GOOD);
  private static final Mark SEEDING = new Mark("+", Tone.CHANGE);
  private static final Mark BEHIND = new Mark("~", Tone.CHANGE);
  private static final Mark LEFT = new Mark("!", Tone.BAD);
  private static final Mark OUT = new Mark("#", Tone.WARNING);

  @Override
  public int exitCode() {
    return ExitCode.OK;
  }

  @Override
  public List<JsonObject> lines() {
    return List.of(StatusJson.line(new StatusRow(group, now)));
  }

  @Override
  public void print(Page page) {
    StatusRow row = new StatusRow(group, now);
    new StatusAnswer(List.of(group), List.of(), now, Detail.ALL).print(page);
    row.reasons().stream().skip(1).forEach(reason -> page.line("   also: " + reason));
    group.running().ifPresent(run -> page.line("   " + RunText.underWay(run, now)));
    group.rpoNow().ifPresent(rpo -> page.line("   a failover now loses at most " + loss(rpo)));
    members(page.gap());
  }

  private static String loss(java.time.Duration rpo) {
    return Times.duration(rpo) + " of changes";
  }

  private void members(Page page) {
    Columns columns = columns();
    List<MemberStatus> shown =
        group.members().stream()
            .filter(member -> detail == Detail.ALL || !isCurrent(member))
            .sorted(Comparator.comparingInt(GroupAnswer::rank))
            .toList();
    shown.forEach(member -> add(columns, member));
    page.columns(columns);
    int current = group.members().size() - shown.size();
    if (current > 0) {
      page.line(mark(), Amounts.number(current) + " current (--all)");
    }
  }

  /** What is current in old information is not green. */
  private Mark mark() {
    return new StatusRow(group, now).isStale() ? StatusRow.UNKNOWN : GOOD;
  }

  private static Columns columns() {
    return new Columns()
        .left("TABLE")
        .left("STATE")
        .left("MODE")
        .right("REPLICA")
        .right("SOURCE")
        .left("UNSHIPPED SINCE")
        .left("WHY");
  }

  private void add(Columns columns, MemberStatus member) {
    columns.row(
        isCurrent(member) ? mark() : mark(member),
        member.member(),
        member.state(),
        member.mode(),
        number(member.version()),
        number(member.sourceVersion()),
        member.oldestUnshipped().map(since -> Times.clock(since, now)).orElse(""),
        member.reason().orElse(""));
  }

  static String number(OptionalLong version) {
    return version.isPresent() ? Long.toString(version.getAsLong()) : "";
  }

  private static boolean isCurrent(MemberStatus member) {
    return rank(member) == RANK_CURRENT;
  }

  private static final int RANK_CURRENT = 4;

  private static int rank(MemberStatus member) {
    return switch (member.state()) {
      case "LEFT_BEHIND" -> 0;
      case "QUARANTINED" -> 1;
      case "SEEDING" -> 2;
      case "CURRENT" -> member.oldestUnshipped().isPresent() ? 3 : RANK_CURRENT;
      default -> 3;
    };
  }

  static Mark mark(MemberStatus member) {
    return switch (rank(member)) {
      case 0 -> LEFT;
      case 1 -> OUT;
      case 2 -> SEEDING;
      case RANK_CURRENT -> GOOD;
      default -> BEHIND;
    };
  }
}

package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Columns;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.model.TableName;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.Unprotected;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How groups stand: worst first, what is ready collapsed.
 *
 * @param groups that were asked for
 * @param unprotected what catalogs have and no group selects, of those that answered
 * @param now the time it is shown
 * @param detail how much is shown
 */
public record StatusAnswer(
    List<GroupStatus> groups, List<Unprotected> unprotected, Instant now, Detail detail)
    implements Answer {
  /** Copies the lists. */
  public StatusAnswer {
    groups = List.copyOf(groups);
    unprotected = List.copyOf(unprotected);
  }

  @Override
  public int exitCode() {
    return ExitCode.OK;
  }

  @Override
  public List<JsonObject> lines() {
    return Stream.concat(
            rows().stream().map(StatusJson::line), unprotected.stream().map(StatusJson::line))
        .toList();
  }

  @Override
  public void print(Page page) {
    if (groups.isEmpty()) {
      page.line("there is no group");
      return;
    }
    heading(page);
    List<StatusRow> shown =
        rows().stream().filter(row -> detail == Detail.ALL || !row.isGreen()).toList();
    Columns columns = columns();
    shown.forEach(row -> add(columns, row));
    page.columns(columns);
    if (shown.size() < groups.size()) {
      page.line(StatusRow.READY, (groups.size() - shown.size()) + " READY (--all)");
    }
    printUnprotected(page);
  }

  private void printUnprotected(Page page) {
    List<TableName> tables = unprotected.stream().flatMap(each -> each.tables().stream()).toList();
    if (tables.isEmpty()) {
      return;
    }
    long catalogs = tables.stream().map(TableName::catalog).distinct().count();
    page.line(
        StatusRow.UNPROTECTED,
        "unprotected: "
            + Amounts.count(tables.size(), "table")
            + " in "
            + Amounts.count(catalogs, "catalog"));
    if (detail == Detail.ALL) {
      tables.forEach(table -> page.line("     " + table));
    }
  }

  private List<StatusRow> rows() {
    return groups.stream()
        .map(group -> new StatusRow(group, now))
        .sorted(StatusRow.WORST_FIRST)
        .toList();
  }

  private void heading(Page page) {
    Instant oldest =
        groups.stream().map(GroupStatus::read).min(Comparator.naturalOrder()).orElse(now);
    String from =
        groups.stream().map(GroupStatus::readFrom).distinct().collect(Collectors.joining(", "));
    Duration age = Duration.between(oldest, now);
    boolean stale = age.compareTo(StatusRow.FRESH) > 0;
    page.line(
        stale ? Tone.WARNING : Tone.STRONG,
        (stale ? "STALE: " : "")
            + ("as of " + Times.clock(oldest, now) + " (" + Times.duration(age) + " old)")
            + (", read from " + from));
  }

  static Columns columns() {
    return new Columns()
        .left("GROUP")
        .left("READY")
        .left("ACTIVE")
        .right("LAG/TARGET")
        .left("CUT")
        .left("PENDING")
        .left("RUN")
        .left("VERIFIED")
        .left("WHY");
  }

  static void add(Columns columns, StatusRow row) {
    columns.row(
        row.mark(),
        row.status().group(),
        row.readiness(),
        row.status().active(),
        row.lag(),
        row.cut(),
        row.pending(),
        row.run(),
        row.verified(),
        row.why());
  }
}

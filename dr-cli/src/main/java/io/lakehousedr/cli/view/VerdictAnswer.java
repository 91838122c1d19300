package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Columns;
import io.lakehousedr.cli.text.Mark;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.report.MemberVerdict;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a verification found: differences first, clean tables collapsed.
 *
 * @param verdicts of the members
 * @param detail how much is shown
 * @param skipped entries of the configuration that could not take part; they count as failed
 */
public record VerdictAnswer(List<MemberVerdict> verdicts, Detail detail, int skipped)
    implements Answer {
  private static final int FINDINGS_SHOWN = 20;
  private static final Mark CLEAN = new Mark("=", Tone.GOOD);
  private static final Mark DIFFERS = new Mark("!", Tone.BAD);

  /** Sorts the verdicts. */
  public VerdictAnswer {
    verdicts =
        verdicts.stream()
            .sorted(
                Comparator.comparing(MemberVerdict::isClean)
                    .thenComparing(MemberVerdict::group)
                    .thenComparing(MemberVerdict::member))
            .toList();
  }

  @Override
  public int exitCode() {
    long failed = verdicts.stream().filter(verdict -> !verdict.isClean()).count() + skipped;
    return ExitCode.of(failed, (long) verdicts.size() + skipped);
  }

  @Override
  public List<JsonObject> lines() {
    return verdicts.stream().map(VerdictAnswer::line).toList();
  }

  @Override
  public void print(Page page) {
    Columns columns =
        new Columns()
            .left("GROUP")
            .left("TABLE")
            .right("VERSION")
            .right("FILES")
            .right("READ")
            .right("ROWS")
            .left("RESULT");
    verdicts.stream()
        .filter(verdict -> detail == Detail.ALL || !verdict.isClean())
        .forEach(verdict -> add(columns, verdict));
    page.columns(columns);
    clean(page);
  }

  private void clean(Page page) {
    long clean = verdicts.stream().filter(MemberVerdict::isClean).count();
    long files = verdicts.stream().mapToLong(MemberVerdict::filesChecked).sum();
    long bytes = verdicts.stream().mapToLong(MemberVerdict::bytesRead).sum();
    if (clean > 0 && detail == Detail.COLLAPSED) {
      page.line(CLEAN, Amounts.number(clean) + " without differences (--all)");
    }
    page.line(
        verdicts.isEmpty()
            ? "there was nothing to verify"
            : Amounts.count(files, "file")
                + " checked, "
                + Amounts.bytes(bytes)
                + " read"
                + notes());
  }

  /** What is clean is collapsed; what it leaves open must not be. */
  private String notes() {
    long noted =
        verdicts.stream()
            .filter(verdict -> verdict.isClean() && !verdict.notes().isEmpty())
            .count();
    return noted == 0 || detail == Detail.ALL
        ? ""
        : ", with notes on " + Amounts.count(noted, "table") + " (--all)";
  }

  private static void add(Columns columns, MemberVerdict verdict) {
    int findings = verdict.findings().size();
    columns.row(
        verdict.isClean() ? CLEAN : DIFFERS,
        verdict.group(),
        verdict.member(),
        text(verdict.version()),
        Amounts.number(verdict.filesChecked()),
        Amounts.bytes(verdict.bytesRead()),
        text(verdict.rows()),
        verdict.isClean() ? "same" : "DIFFERS: " + Amounts.count(findings, "finding"));
    verdict.findings().stream().limit(FINDINGS_SHOWN).forEach(found -> note(columns, found));
    verdict.notes().forEach(columns::note);
    if (findings > FINDINGS_SHOWN) {
      columns.note("and " + (findings - FINDINGS_SHOWN) + " more: --json lists them all");
    }
  }

  private static void note(Columns columns, MemberVerdict.Finding finding) {
    columns.note(finding.where() + ": " + finding.what());
    columns.note("  remedy: " + finding.remedy());
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Amounts.number(number.getAsLong()) : "";
  }

  private static JsonObject line(MemberVerdict verdict) {
    return JsonObject.line("verdict")
        .put("group", verdict.group())
        .put("member", verdict.member())
        .put("clean", verdict.isClean())
        .put("version", verdict.version())
        .put("files_checked", verdict.filesChecked())
        .put("bytes_read", verdict.bytesRead())
        .put("rows", verdict.rows())
        .texts("notes", verdict.notes())
        .objects("findings", verdict.findings().stream().map(VerdictAnswer::finding).toList());
  }

  private static JsonObject finding(MemberVerdict.Finding finding) {
    return JsonObject.part()
        .put("where", finding.where())
        .put("what", finding.what())
        .put("remedy", finding.remedy());
  }
}

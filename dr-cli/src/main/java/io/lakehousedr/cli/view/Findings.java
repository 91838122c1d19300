package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Mark;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.error.Problem;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.Verification;
import java.util.List;

/** What the verification after a sync found. */
final class Findings {
  private static final int SHOWN = 20;
  private static final Mark DIFFERS = new Mark("!", Tone.BAD);

  private Findings() {}

  /** The findings below their table; nothing where nothing was found. */
  static void print(Verification verification, Page page) {
    if (verification instanceof Verification.Different different) {
      different.verdicts().stream()
          .filter(verdict -> !verdict.isClean())
          .forEach(verdict -> print(verdict, page));
    }
  }

  private static void print(MemberVerdict verdict, Page page) {
    page.line(
        DIFFERS,
        "  " + verdict.member() + " DIFFERS: " + Problem.VERIFY_FAILED.code() + ", the cut stands");
    List<MemberVerdict.Finding> findings = verdict.findings();
    findings.stream()
        .limit(SHOWN)
        .forEach(
            finding -> {
              page.line("       " + finding.where() + ": " + finding.what());
              page.line("       remedy: " + finding.remedy());
            });
    if (findings.size() > SHOWN) {
      page.line("       and " + (findings.size() - SHOWN) + " more: --json lists them all");
    }
  }

  /**
   * As part of a report: {@code verification} in one word, and {@code findings} where there are.
   */
  static void put(Verification verification, JsonObject line) {
    if (verification instanceof Verification.Different different) {
      line.put("verification", "different")
          .objects(
              "findings",
              different.verdicts().stream()
                  .flatMap(verdict -> verdict.findings().stream().map(it -> json(verdict, it)))
                  .toList());
    } else {
      boolean same = verification instanceof Verification.Same;
      line.put("verification", same ? "same" : "not_done");
    }
  }

  private static JsonObject json(MemberVerdict verdict, MemberVerdict.Finding finding) {
    return JsonObject.part()
        .put("member", verdict.member())
        .put("where", finding.where())
        .put("what", finding.what())
        .put("remedy", finding.remedy());
  }
}

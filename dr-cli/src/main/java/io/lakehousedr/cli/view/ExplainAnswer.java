package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.error.Problem;
import java.util.List;

/**
 * What problem codes mean: one in full, many as a list.
 *
 * @param problems to explain
 */
public record ExplainAnswer(List<Problem> problems) implements Answer {
  @Override
  public int exitCode() {
    return ExitCode.OK;
  }

  @Override
  public List<JsonObject> lines() {
    return problems.stream().map(ExplainAnswer::line).toList();
  }

  @Override
  public void print(Page page) {
    if (problems.size() > 1) {
      problems.forEach(problem -> page.line(problem.code() + "  " + problem.title()));
      page.gap().line("dr explain CODE tells why one matters and what to do");
    } else {
      problems.forEach(problem -> full(page, problem));
    }
  }

  private static void full(Page page, Problem problem) {
    page.line(Tone.STRONG, problem.code() + " " + problem.title());
    page.line("why     " + problem.why());
    page.line("remedy  " + problem.remedy());
    page.line("kind    " + Words.of(problem.kind()) + ": " + recourse(problem));
  }

  private static String recourse(Problem problem) {
    return switch (problem.kind().recourse()) {
      case RETRY -> "the engine tries again by itself";
      case STOP -> "trying again changes nothing until somebody acts";
      case RECONCILE -> "the engine looks what is there before it goes on";
    };
  }

  private static JsonObject line(Problem problem) {
    return JsonObject.line("explanation")
        .put("code", problem.code())
        .put("kind", Words.of(problem.kind()))
        .put("recourse", Words.of(problem.kind().recourse()))
        .put("title", problem.title())
        .put("why", problem.why())
        .put("remedy", problem.remedy());
  }
}

package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Mark;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.core.config.LeftOut;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.config.problem.ConfigProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a configuration.
 *
 * @param file as it was named
 * @param loaded what came of it
 */
public record ConfigAnswer(String file, LoadedConfig loaded) implements Answer {
  private static final Mark SOUND = new Mark("=", Tone.GOOD);
  private static final Mark WRONG = new Mark("!", Tone.BAD);

  @Override
  public int exitCode() {
    return loaded.isSound() ? ExitCode.OK : ExitCode.FAILED;
  }

  @Override
  public List<JsonObject> lines() {
    List<JsonObject> lines = new ArrayList<>(problems());
    lines.add(
        JsonObject.line("validation")
            .put("file", file)
            .put("sound", loaded.isSound())
            .put("problems", loaded.problems().size())
            .put("workspaces", loaded.config().workspaces().size())
            .put("groups", groups())
            .objects("left_out", loaded.leftOut().stream().map(ConfigAnswer::leftOut).toList()));
    return lines;
  }

  /** The problems alone, as lines of JSON. */
  public List<JsonObject> problems() {
    return loaded.problems().stream().map(ConfigAnswer::problem).toList();
  }

  @Override
  public void print(Page page) {
    printProblems(page);
    String usable =
        Amounts.count(groups(), "group")
            + (" in " + Amounts.count(loaded.config().workspaces().size(), "workspace"));
    if (loaded.isSound()) {
      page.line(SOUND, file + " is sound: " + usable);
    } else {
      String problems = Amounts.count(loaded.problems().size(), "problem");
      page.line(WRONG, file + " has " + problems + "; " + usable + " can be used");
    }
  }

  /** The problems and what they leave out. */
  public void printProblems(Page page) {
    loaded.problems().forEach(problem -> page.line(Tone.BAD, problem.toString()));
    loaded.leftOut().forEach(entry -> page.line(Tone.WARNING, "left out: " + describe(entry)));
  }

  private static String describe(LeftOut entry) {
    return entry.path().equals("$") ? "the whole file" : entry.toString();
  }

  private int groups() {
    return loaded.config().workspaces().stream()
        .mapToInt(workspace -> workspace.groups().size())
        .sum();
  }

  private static JsonObject problem(ConfigProblem problem) {
    return JsonObject.line("problem")
        .put("code", problem.code())
        .put("file", problem.file())
        .put("line", problem.line())
        .put("column", problem.column())
        .put("path", problem.path())
        .put("message", problem.message())
        .put("remedy", problem.problem().remedy());
  }

  private static JsonObject leftOut(LeftOut entry) {
    return JsonObject.part()
        .put("path", entry.path())
        .put("workspace", entry.workspace())
        .put("group", entry.group());
  }
}

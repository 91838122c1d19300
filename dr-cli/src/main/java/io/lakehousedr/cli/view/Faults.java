package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Failures, for people and for programs: code, message, remedy, never a stack trace. */
public final class Faults {
  private static final Pattern CODE = Pattern.compile("\\bDR-\\d{4}\\b");

  private Faults() {}

  /** The failure, its remedy below it. */
  public static List<String> lines(DrException error) {
    List<String> lines = new ArrayList<>();
    lines.add(error.problem().code() + " " + error.message());
    lines.addAll(remedy(error));
    return lines;
  }

  /** The remedy, unless the message tells it already. */
  private static List<String> remedy(DrException error) {
    Problem problem = error.problem();
    return error.message().contains(problem.remedy()) ? List.of() : List.of(remedy(problem));
  }

  /** The remedy and where to read more. */
  public static String remedy(Problem problem) {
    return "remedy: " + problem.remedy() + " (dr explain " + problem.code() + ")";
  }

  /** The problem whose code a text mentions first. */
  public static Optional<Problem> mentioned(String text) {
    Matcher code = CODE.matcher(text);
    return code.find() ? Problem.ofCode(code.group()) : Optional.empty();
  }

  /** The failure as an object: code, kind, message, remedy. */
  public static JsonObject json(DrException error) {
    return fill(JsonObject.part(), error);
  }

  /** The failure of a whole command, as a line. */
  public static JsonObject line(DrException error) {
    return fill(JsonObject.line("error"), error);
  }

  private static JsonObject fill(JsonObject object, DrException error) {
    return object
        .put("code", error.problem().code())
        .put("kind", Words.of(error.kind()))
        .put("message", error.message())
        .put("remedy", error.problem().remedy());
  }

  /** A failure that nobody foresaw, as one of this project's own. */
  public static DrException unexpected(Throwable error) {
    String message = error.getMessage() == null ? "" : ": " + error.getMessage();
    return new DrException(
        Problem.INTERNAL,
        Problem.INTERNAL.title() + " (" + error.getClass().getSimpleName() + message + ")",
        error);
  }
}

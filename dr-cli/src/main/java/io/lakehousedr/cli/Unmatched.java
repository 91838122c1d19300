package io.lakehousedr.cli;

import io.lakehousedr.cli.command.CommandTree;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what a word on the command line might have meant. */
final class Unmatched {
  private static final int FAR = 3;

  private Unmatched() {}

  static String message(UnmatchedArgumentException problem) {
    String word = problem.getUnmatched().get(0);
    if (isCommand(problem)) {
      return "there is no command \"" + word + "\"";
    }
    String kind = word.startsWith("-") ? "option" : "argument";
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    return command + " takes no " + kind + " \"" + word + "\"";
  }

  static List<String> hints(UnmatchedArgumentException problem) {
    String word = problem.getUnmatched().get(0);
    List<String> near = near(word, isCommand(problem) ? CommandTree.words() : options(problem));
    return near.isEmpty() ? List.of() : List.of("did you mean " + String.join(" or ", near) + "?");
  }

  private static boolean isCommand(UnmatchedArgumentException problem) {
    boolean atRoot = problem.getCommandLine().getParent() == null;
    return atRoot && !problem.getUnmatched().get(0).startsWith("-");
  }

  private static List<String> options(UnmatchedArgumentException problem) {
    return problem.getCommandLine().getCommandSpec().options().stream()
        .flatMap(option -> Arrays.stream(option.names()))
        .filter(name -> name.startsWith("--"))
        .toList();
  }

  private static List<String> near(String word, List<String> known) {
    int least = known.stream().mapToInt(name -> distance(word, name)).min().orElse(FAR);
    return least >= FAR
        ? List.of()
        : known.stream().filter(name -> distance(word, name) == least).toList();
  }

  /** How many letters have to be put in, left out or replaced (Levenshtein). */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}

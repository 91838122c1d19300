package io.lakehousedr.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Puts the command line together, with only those subcommands that the arguments mention. */
public final class CommandTree {
  private static final int WIDTH = 100;

  private CommandTree() {}

  /** The command line for these arguments. */
  public static CommandLine of(Root root, List<String> arguments) {
    return build(root, command -> arguments.contains(command.word()));
  }

  /** With all subcommands. */
  static CommandLine whole(Root root) {
    return build(root, command -> true);
  }

  /** The words that begin a subcommand. */
  public static List<String> words() {
    return Arrays.stream(Subcommand.values()).map(Subcommand::word).toList();
  }

  private static CommandLine build(Root root, Predicate<Subcommand> wanted) {
    CommandLine line = new CommandLine(root);
    Arrays.stream(Subcommand.values())
        .filter(wanted)
        .forEach(command -> line.addSubcommand(command.word(), command.make(root)));
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> list());
    line.getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "\nCommands:\n");
    headings(line.getCommandSpec().usageMessage());
    line.getSubcommands()
        .values()
        .forEach(command -> headings(command.getCommandSpec().usageMessage()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(WIDTH);
    return line;
  }

  private static void headings(UsageMessageSpec usage) {
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%nArguments:%n");
    usage.optionListHeading("%nOptions:%n");
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.footerHeading("%nExamples:%n");
  }

  private static String list() {
    return Arrays.stream(Subcommand.values())
        .map(command -> String.format("  %-12s%s%n", command.word(), command.summary()))
        .collect(Collectors.joining());
  }
}

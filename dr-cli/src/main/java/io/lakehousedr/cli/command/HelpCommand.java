package io.lakehousedr.cli.command;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.ScriptAnswer;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "help",
    description = "Shows the help of a command.",
    exitCodeList = {"0:shown", "64:there is no such command"},
    footer = {"  dr help", "  dr help sync"})
final class HelpCommand extends DrCommand {
  @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command.")
  private Optional<String> command = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  HelpCommand(Root root) {
    super(root);
  }

  @Override
  Answer answer() {
    CommandLine whole = CommandTree.whole(root());
    CommandLine wanted = command.map(name -> find(whole, name)).orElse(whole);
    String text = wanted.getUsageMessage();
    return new ScriptAnswer(text, JsonObject.line("help").put("text", text));
  }

  private CommandLine find(CommandLine whole, String name) {
    CommandLine found = whole.getSubcommands().get(name);
    if (found == null) {
      throw new ParameterException(spec.commandLine(), "there is no command \"" + name + "\"");
    }
    return found;
  }
}

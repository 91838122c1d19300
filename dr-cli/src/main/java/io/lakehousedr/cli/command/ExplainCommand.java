package io.lakehousedr.cli.command;

import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.ExplainAnswer;
import io.lakehousedr.error.Problem;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description = "Tells what a problem code means, why it matters and what to do.",
    exitCodeList = {"0:explained", "64:there is no such code"},
    footer = {"  dr explain              all codes", "  dr explain DR-2107", "  dr explain 2107"})
final class ExplainCommand extends DrCommand {
  @Parameters(paramLabel = "CODE", arity = "0..1", description = "A code such as DR-2107.")
  private Optional<String> code = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  ExplainCommand(Root root) {
    super(root);
  }

  @Override
  Answer answer() {
    return new ExplainAnswer(
        code.map(wanted -> List.of(find(wanted))).orElseGet(() -> List.of(Problem.values())));
  }

  private Problem find(String wanted) {
    return Problem.ofCode(wanted)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "there is no code " + wanted + ": dr explain lists all of them"));
  }
}

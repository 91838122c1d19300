package io.lakehousedr.cli.command;

import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.ConfigAnswer;
import picocli.CommandLine.Command;

@Command(
    name = "validate",
    description = {
      "Checks the configuration: its form, and what its entries say about each other. It asks no"
          + " service; plan does."
    },
    exitCodeList = {"0:sound", "1:problems", "64:bad usage"},
    footer = {"  dr validate", "  dr validate -c prod.json --json"})
final class ValidateCommand extends DrCommand {
  ValidateCommand(Root root) {
    super(root);
  }

  @Override
  Answer answer() {
    return new ConfigAnswer(root().configFile().toString(), root().loadConfig());
  }
}

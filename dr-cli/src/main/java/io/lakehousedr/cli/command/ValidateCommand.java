package io.lakehousedr.cli.command;

import io.lakehousedr.cli.host.Surroundings;
import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.ConfigAnswer;
import io.lakehousedr.core.config.LoadedConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "validate",
    description = {
      "Checks the configuration: its form, and what its entries say about each other. It asks no"
          + " service, but with --probe."
    },
    exitCodeList = {"0:sound", "1:problems", "64:bad usage", "130:interrupted"},
    footer = {
      "  dr validate",
      "  dr validate -c prod.json --json",
      "  dr validate --probe            can every place be used?"
    })
final class ValidateCommand extends DrCommand {
  @Option(
      names = "--probe",
      description =
          "Ask the stores too: list what is read; write, read back and delete a probe where the"
              + " engine writes.")
  private boolean probe;

  ValidateCommand(Root root) {
    super(root);
  }

  @Override
  Answer answer() {
    LoadedConfig config = root().loadConfig();
    return new ConfigAnswer(root().configFile().toString(), probe ? probed(config) : config);
  }

  private LoadedConfig probed(LoadedConfig config) {
    Surroundings around = root().surroundings();
    root().startLog();
    around.interruption().arm(around.err().stream());
    return around.opener().probe(config);
  }
}

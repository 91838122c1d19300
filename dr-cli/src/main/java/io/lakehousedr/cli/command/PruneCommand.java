package io.lakehousedr.cli.command;

import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.RunAnswer;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.engine.DrEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "prune",
    description = "Deletes at the secondary what no retained cut needs.",
    exitCodeList = {
      "0:every group is pruned",
      "4:some groups or tables failed, others succeeded",
      "1:every group failed, or the command itself",
      "64:bad usage",
      "130:interrupted; the next prune goes on"
    },
    footer = {"  dr prune", "  dr prune core_product --json"})
final class PruneCommand extends EngineCommand {
  @Mixin private Groups groups = new Groups();

  PruneCommand(Root root) {
    super(root);
  }

  @Override
  Answer ask(DrEngine engine, LoadedConfig config) {
    return new RunAnswer(
        engine.prune(groups.names()),
        root().surroundings().clock().instant(),
        groups.skipped(config));
  }
}

package io.lakehousedr.cli.command;

import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.RunAnswer;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.engine.DrEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "recover",
    description = "Completes committed cuts, from the secondary alone.",
    exitCodeList = {
      "0:every committed cut is complete",
      "4:some groups or tables failed, others succeeded",
      "1:every group failed, or the command itself",
      "64:bad usage",
      "130:interrupted; the next recover goes on"
    },
    footer = {
      "  dr recover",
      "  dr recover core_product",
      "  dr recover --at-secondary abfss://dr@secondary.dfs.core.windows.net/",
      "  dr recover --at-secondary s3://dr/ --option s3.region=eu-west-1"
    })
final class RecoverCommand extends EngineCommand {
  @Mixin private Groups groups = new Groups();

  @Mixin private AtSecondary secondary = new AtSecondary();

  @Spec private CommandSpec spec = CommandSpec.create();

  RecoverCommand(Root root) {
    super(root);
  }

  @Override
  Answer answer() {
    return secondary.place().map(this::alone).orElseGet(super::answer);
  }

  private Answer alone(ControlRoot control) {
    if (!groups.names().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--at-secondary completes all groups that are there: name none");
    }
    return watched(
        listener ->
            new RunAnswer(
                root().surroundings().opener().recover(control, listener),
                root().surroundings().clock().instant(),
                0));
  }

  @Override
  Answer ask(DrEngine engine, LoadedConfig config) {
    return new RunAnswer(
        engine.recover(groups.names()),
        root().surroundings().clock().instant(),
        groups.skipped(config));
  }
}

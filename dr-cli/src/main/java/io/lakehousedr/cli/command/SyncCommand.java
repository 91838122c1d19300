package io.lakehousedr.cli.command;

import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.RunAnswer;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.SyncOptions;
import io.lakehousedr.engine.SyncOptions.Landed;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "sync",
    description = "Completes what is pending and moves each group to a new cut.",
    exitCodeList = {
      "0:every group stands at a new cut",
      "4:some groups or tables failed, or the verification after the sync found a difference",
      "1:every group failed, or the command itself",
      "64:bad usage",
      "130:interrupted; the next sync goes on"
    },
    footer = {
      "  dr sync",
      "  dr sync core_product finance",
      "  dr sync core_product --at 2026-01-31T14:00:00Z",
      "  dr sync core_product --adopt     seed from what another tool has landed",
      "  dr sync --json --log-file dr.log --log-format json"
    })
final class SyncCommand extends EngineCommand {
  @Mixin private Groups groups = new Groups();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "Cut at this instant, such as 2026-01-31T14:00:00Z; else as late as is safe.")
  private Optional<Instant> instant = Optional.empty();

  @Option(
      names = "--adopt",
      description =
          "Take over what another tool has landed at the target before a table's first cut: its"
              + " content is compared with the source's first.")
  private boolean adopt;

  SyncCommand(Root root) {
    super(root);
  }

  @Override
  Answer ask(DrEngine engine, LoadedConfig config) {
    return new RunAnswer(
        engine.sync(groups.names(), new SyncOptions(instant, adopt ? Landed.ADOPT : Landed.REFUSE)),
        root().surroundings().clock().instant(),
        groups.skipped(config));
  }
}

package io.lakehousedr.cli.command;

import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.Detail;
import io.lakehousedr.cli.view.PlanAnswer;
import io.lakehousedr.cli.view.PriceList;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.engine.DrEngine;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    description = "Shows what a sync would do. Writes nothing.",
    exitCodeList = {
      "0:nothing to do",
      "2:changes, or a table that stays out of the cut",
      "3:blocked: at least one group would stay at its old cut",
      "1:it failed",
      "64:bad usage",
      "130:interrupted"
    },
    footer = {
      "  dr plan",
      "  dr plan core_product --all",
      "  dr plan core_product --at 2026-01-31T14:00:00Z --json"
    })
final class PlanCommand extends EngineCommand {
  @Mixin private Groups groups = new Groups();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "Cut at this instant, such as 2026-01-31T14:00:00Z; else as late as is safe.")
  private Optional<Instant> instant = Optional.empty();

  @Option(names = "--all", description = "Show what stays unchanged too.")
  private boolean all;

  PlanCommand(Root root) {
    super(root);
  }

  @Override
  Answer ask(DrEngine engine, LoadedConfig config) {
    return new PlanAnswer(
        engine.plan(groups.names(), instant),
        new PriceList(config.config()),
        all ? Detail.ALL : Detail.COLLAPSED,
        groups.skipped(config));
  }
}

package io.lakehousedr.cli.command;

import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.Detail;
import io.lakehousedr.cli.view.VerdictAnswer;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.engine.VerifyOptions.Against;
import io.lakehousedr.engine.VerifyOptions.Depth;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = "Compares replicas with their sources at the current cut.",
    exitCodeList = {
      "0:no differences",
      "4:some tables differ, others do not",
      "1:every table differs, or the command failed",
      "64:bad usage",
      "130:interrupted"
    },
    footer = {
      "  dr verify",
      "  dr verify core_product --depth rows",
      "  dr verify --depth checksum --slice 1/30     a thirtieth of each table's files",
      "  dr verify --replica-only                    the source is gone"
    })
final class VerifyCommand extends EngineCommand {
  @Mixin private Groups groups = new Groups();

  @Option(
      names = "--depth",
      paramLabel = "log|bytes|checksum|rows",
      description =
          "log: log files byte for byte; bytes: presence and size of every file too (the default);"
              + " checksum: the content of every file too; rows: every row too.")
  private Depth depth = Depth.BYTES;

  @Option(
      names = "--replica-only",
      description = "Compare replicas with the decision log alone, not with their sources.")
  private boolean replicaOnly;

  @Option(
      names = "--slice",
      paramLabel = "I/N",
      converter = SliceConverter.class,
      description = "The I-th of N parts of each table's files.")
  private Optional<VerifyOptions.Slice> slice = Optional.empty();

  @Option(names = "--all", description = "Show tables without differences too.")
  private boolean all;

  VerifyCommand(Root root) {
    super(root);
  }

  @Override
  Answer ask(DrEngine engine, LoadedConfig config) {
    Against against = replicaOnly ? Against.ITSELF : Against.SOURCE;
    return new VerdictAnswer(
        engine.verify(groups.names(), new VerifyOptions(depth, against, slice)),
        all ? Detail.ALL : Detail.COLLAPSED,
        groups.skipped(config));
  }
}

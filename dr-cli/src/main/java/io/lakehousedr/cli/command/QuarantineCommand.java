package io.lakehousedr.cli.command;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.SimpleAnswer;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.engine.DrEngine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "quarantine",
    description = {
      "Takes a table out of its group's cuts, so that it holds the others up no longer; the group"
          + " is DEGRADED until the quarantine is lifted."
    },
    exitCodeList = {"0:done", "1:it failed", "64:bad usage", "130:interrupted"},
    footer = {
      "  dr quarantine core_product main.core.orders_x --reason \"unknown feature, ticket 4711\"",
      "  dr quarantine core_product main.core.orders_x --lift"
    })
final class QuarantineCommand extends EngineCommand {
  @Parameters(index = "0", paramLabel = "GROUP", description = "The name of the group.")
  private String group = "";

  @Parameters(index = "1", paramLabel = "TABLE", description = "The table in full, or a folder.")
  private String member = "";

  @ArgGroup(multiplicity = "1")
  private Deed deed = new Deed();

  @Spec private CommandSpec spec = CommandSpec.create();

  static final class Deed {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who come after.")
    private String reason = "";

    @Option(names = "--lift", description = "Let the table take part again.")
    private boolean lift;
  }

  QuarantineCommand(Root root) {
    super(root);
  }

  @Override
  Answer answer() {
    if (!deed.lift && deed.reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--reason must say something");
    }
    return super.answer();
  }

  @Override
  Answer ask(DrEngine engine, LoadedConfig config) {
    if (deed.lift) {
      engine.lift(group, member);
      return told("lifted", member + " takes part in the next cut of " + group + " again");
    }
    engine.quarantine(group, member, deed.reason);
    return told("quarantined", member + " is out of the cuts of " + group + ": " + deed.reason);
  }

  private Answer told(String action, String text) {
    return new SimpleAnswer(
        text,
        JsonObject.line("quarantine")
            .put("group", group)
            .put("member", member)
            .put("action", action)
            .put("reason", deed.reason));
  }
}

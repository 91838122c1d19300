package io.lakehousedr.cli.command;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.SimpleAnswer;
import picocli.CommandLine.Command;

@Command(
    name = "version",
    description = "Prints the version of this program, of its JSON lines and of Java.",
    exitCodeList = {"0:printed", "64:bad usage"},
    footer = {"  dr version", "  dr version --json"})
final class VersionCommand extends DrCommand {
  VersionCommand(Root root) {
    super(root);
  }

  @Override
  Answer answer() {
    String java = System.getProperty("java.version", "unknown");
    return new SimpleAnswer(
        "dr " + Version.number() + " (JSON format " + JsonObject.FORMAT + ", Java " + java + ")",
        JsonObject.line("version").put("version", Version.number()).put("java", java));
  }
}

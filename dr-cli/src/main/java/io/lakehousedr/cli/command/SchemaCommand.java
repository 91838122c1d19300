package io.lakehousedr.cli.command;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.ScriptAnswer;
import io.lakehousedr.core.config.ConfigSchema;
import picocli.CommandLine.Command;

@Command(
    name = "schema",
    description = "Prints the JSON Schema of the configuration, for editors and checks.",
    exitCodeList = {"0:printed", "64:bad usage"},
    footer = {"  dr schema > dr.schema.json"})
final class SchemaCommand extends DrCommand {
  SchemaCommand(Root root) {
    super(root);
  }

  @Override
  Answer answer() {
    String schema = ConfigSchema.generate();
    // Line feeds stand between tokens only: inside strings JSON escapes them.
    String oneLine = schema.replaceAll("\n *", "");
    return new ScriptAnswer(schema, JsonObject.line("schema").raw("schema", oneLine));
  }
}

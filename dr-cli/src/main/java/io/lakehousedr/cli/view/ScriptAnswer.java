package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Page;
import java.util.List;

/**
 * Text of this program itself that others read: a script, a schema.
 *
 * @param text as it is, ending with a line feed
 * @param line for programs
 */
public record ScriptAnswer(String text, JsonObject line) implements Answer {
  @Override
  public int exitCode() {
    return ExitCode.OK;
  }

  @Override
  public List<JsonObject> lines() {
    return List.of(line);
  }

  @Override
  public void print(Page page) {
    page.verbatim(text);
  }
}

package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Page;
import java.util.List;

/**
 * One line.
 *
 * @param text for people
 * @param line for programs
 */
public record SimpleAnswer(String text, JsonObject line) implements Answer {
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
    text.lines().forEach(page::line);
  }
}

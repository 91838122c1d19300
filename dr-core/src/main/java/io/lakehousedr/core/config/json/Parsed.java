package io.lakehousedr.core.config.json;

import io.lakehousedr.core.config.problem.Position;

/** What came of parsing a text. */
public sealed interface Parsed {
  /** It is JSON. */
  record Tree(JsonValue root) implements Parsed {}

  /**
   * It is not JSON.
   *
   * @param at where it breaks
   * @param message what is wrong and what to do; never quotes the text
   */
  record Broken(Position at, String message) implements Parsed {}
}

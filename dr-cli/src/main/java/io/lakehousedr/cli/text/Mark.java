package io.lakehousedr.cli.text;

/**
 * What stands before a line, so that it is told without colour too.
 *
 * @param symbol one ASCII character
 * @param tone of the line
 */
public record Mark(String symbol, Tone tone) {
  /** Refuses what would break the columns. */
  public Mark {
    if (symbol.length() != 1) {
      throw new IllegalArgumentException("a mark is one character");
    }
  }
}

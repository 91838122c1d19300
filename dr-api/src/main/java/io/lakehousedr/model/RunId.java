package io.lakehousedr.model;

/**
 * Names one run of the engine and is never used twice: UTC time and random letters, safe in file
 * names. Sorts by start time.
 */
public record RunId(String text) {
  /** Refuses what is not safe in a file name. */
  public RunId {
    if (!text.matches("[A-Za-z0-9-]{8,64}")) {
      throw new IllegalArgumentException("\"" + text + "\" is not a run id");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}

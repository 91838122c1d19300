package io.lakehousedr.cli.text;

/** What a colour would say; the words or a symbol beside it say it too. */
public enum Tone {
  /** Nothing special. */
  PLAIN(""),
  /** Somebody has to act. */
  BAD("31"),
  /** Somebody should look. */
  WARNING("33"),
  /** As it should be. */
  GOOD("32"),
  /** Will change. */
  CHANGE("36"),
  /** Old, or of little interest. */
  DIM("2"),
  /** A heading. */
  STRONG("1");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}

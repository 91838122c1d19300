package io.lakehousedr.cli.text;

/** Whether colours are shown. */
public enum Style {
  /** Text alone. */
  PLAIN {
    @Override
    public String paint(Tone tone, String text) {
      return text;
    }
  },
  /** With the colours of ANSI terminals. */
  COLOURED {
    @Override
    public String paint(Tone tone, String text) {
      return tone.code().isEmpty() || text.isEmpty()
          ? text
          : "\u001b[" + tone.code() + "m" + text + "\u001b[0m";
    }
  };

  /** The text in that tone; the text must be safe already. */
  public abstract String paint(Tone tone, String text);
}

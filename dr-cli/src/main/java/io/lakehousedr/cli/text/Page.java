package io.lakehousedr.cli.text;

/** Text that grows line by line. All that is added is made safe here. Not thread-safe. */
public final class Page {
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  /** An empty page. */
  public Page(Style style) {
    this.style = style;
  }

  /** Adds a plain line. */
  public Page line(String line) {
    return line(Tone.PLAIN, line);
  }

  /** Adds a line. */
  public Page line(Tone tone, String line) {
    text.append(style.paint(tone, SafeText.line(line).stripTrailing())).append('\n');
    return this;
  }

  /** Adds a marked line. */
  public Page line(Mark mark, String line) {
    return line(mark.tone(), mark.symbol() + "  " + line);
  }

  /** Adds an empty line, unless the page is empty or ends with one already. */
  public Page gap() {
    if (text.length() > 0 && !text.toString().endsWith("\n\n")) {
      text.append('\n');
    }
    return this;
  }

  /** Adds text of this program itself, such as a script, as it is. */
  public Page verbatim(String lines) {
    text.append(lines);
    return this;
  }

  /** Adds a table. */
  public Page columns(Columns columns) {
    columns.print(this);
    return this;
  }

  /** All of it. */
  @Override
  public String toString() {
    return text.toString();
  }
}

package io.lakehousedr.cli.json;

import io.lakehousedr.cli.text.SafeText;

/** Texts as JSON strings (RFC 8259 section 7). */
final class JsonText {
  private JsonText() {}

  /**
   * The text in quotes. Besides what JSON demands, all that a terminal might obey is escaped, for
   * those who look at the lines themselves.
   */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    if (c == '"' || c == '\\') {
      quoted.append('\\').append((char) c);
    } else if (SafeText.isHostile(c)) {
      escape(quoted, c);
    } else {
      quoted.appendCodePoint(c);
    }
  }

  private static void escape(StringBuilder quoted, int c) {
    for (char unit : Character.toChars(c)) {
      quoted.append(String.format("\\u%04x", (int) unit));
    }
  }
}

package io.lakehousedr.core.config.json;

import io.lakehousedr.core.config.problem.Position;

/**
 * Says what is wrong with a text that is not JSON. The parser's own messages quote the text, which
 * may be a secret that somebody forgot to put in quotes; these look at single characters only.
 */
final class SyntaxHint {
  private SyntaxHint() {}

  static Parsed of(String text, Position at) {
    int offset = offset(text, at);
    if (offset >= text.length()) {
      return new Parsed.Broken(
          at, "the file ends too early: a brace, bracket or quote is not closed");
    }
    return new Parsed.Broken(at, hint(text, offset));
  }

  private static String hint(String text, int offset) {
    char found = text.charAt(offset);
    char before = before(text, offset);
    if (found == '/' || found == '#') {
      return "JSON has no comments: remove it, or write it as a key named \"_comment\"";
    }
    if ((found == '}' || found == ']') && before == ',') {
      return "there is a comma before \"" + found + "\": JSON allows none after the last entry";
    }
    if (found == '\'') {
      return "JSON quotes with \", not with '";
    }
    if (found < ' ' && found != '\n' && found != '\r') {
      return "a control character stands in a text: write it as an escape, such as \\t";
    }
    return unexpected(found, before);
  }

  private static String unexpected(char found, char before) {
    if (found == '\n' || found == '\r') {
      return "a text does not end on its line: close the quote, or write \\n";
    }
    if ((found == '"' || found == '{' || found == '[') && "\"}]el0123456789".indexOf(before) >= 0) {
      return "a comma or colon is missing before this place";
    }
    return "this is not JSON: texts and keys need quotes (\"), numbers no leading zero, and a"
        + " backslash is written twice";
  }

  /**
   * The last character before {@code offset} that is not white space; a space when there is none.
   */
  private static char before(String text, int offset) {
    int i = offset - 1;
    while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
      i--;
    }
    return i < 0 ? ' ' : text.charAt(i);
  }

  private static int offset(String text, Position at) {
    int start = 0;
    for (int line = 1; line < at.line(); line++) {
      start = lineEnd(text, start);
    }
    return start + at.column() - 1;
  }

  /** The offset after the next line end, which is LF, CR or both, as the parser counts. */
  private static int lineEnd(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    boolean both = i + 1 < text.length() && text.charAt(i) == '\r' && text.charAt(i + 1) == '\n';
    return both ? i + 2 : i + 1;
  }
}

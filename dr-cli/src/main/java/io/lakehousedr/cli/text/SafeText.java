package io.lakehousedr.cli.text;

/**
 * Makes text of unknown origin safe to show: what could move the cursor, colour, hide or reorder
 * text, or begin a new line, is shown as {@code \}{@code u{hex}} instead.
 */
public final class SafeText {
  private SafeText() {}

  /** The text on one line, every character visible. */
  public static String line(String text) {
    if (text.codePoints().noneMatch(SafeText::isHostile)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  /** How many columns of a terminal the text takes. */
  public static int width(String text) {
    return text.codePoints().map(SafeText::width).sum();
  }

  /** The text, cut with an ellipsis where it is wider than {@code columns}. */
  public static String fit(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int[] left = {columns - 3};
    text.codePoints().takeWhile(c -> (left[0] -= width(c)) >= 0).forEach(kept::appendCodePoint);
    return kept + "...";
  }

  private static void append(StringBuilder safe, int c) {
    if (isHostile(c)) {
      safe.append("\\u{").append(Integer.toHexString(c)).append('}');
    } else {
      safe.appendCodePoint(c);
    }
  }

  /** Whether a terminal might obey it, or show nothing. */
  public static boolean isHostile(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> isBlankLetter(c);
    };
  }

  /**
   * Letters and marks that show nothing: Hangul fillers, the braille blank, variation selectors.
   */
  private static boolean isBlankLetter(int c) {
    return c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || c == 0x2800
        || c == 0x034F
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF);
  }

  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}

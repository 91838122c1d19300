package io.lakehousedr.model;

import java.util.ArrayList;
import java.util.List;

/** Splits and quotes dotted names. */
final class NameParts {
  private NameParts() {}

  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '`') {
        part.append(text.charAt(i++));
      } else if (c == '`') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    if (quoted || parts.contains("")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a name: it has an empty part or an open backtick");
    }
    return parts;
  }

  static String quote(String part) {
    return part.matches("[A-Za-z0-9_]+") ? part : "`" + part.replace("`", "``") + "`";
  }
}

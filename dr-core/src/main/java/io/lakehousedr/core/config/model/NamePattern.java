package io.lakehousedr.core.config.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern for one part of a name: {@code *} outside backticks stands for any characters, all else
 * for itself, whatever its case.
 *
 * @param text the part without its backticks
 * @param lower its lower-case form
 * @param glob what it matches when it has a wildcard; empty for itself alone
 */
record NamePattern(String text, String lower, Optional<Pattern> glob) {
  /** Matches every name. */
  static final NamePattern ANY = wildcard("*", ".*");

  static NamePattern exactly(String text) {
    return new NamePattern(text, text.toLowerCase(Locale.ROOT), Optional.empty());
  }

  private static NamePattern wildcard(String text, String regex) {
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    return new NamePattern(
        text, text.toLowerCase(Locale.ROOT), Optional.of(Pattern.compile(regex, flags)));
  }

  /** Splits {@code catalog.schema.table} at its dots. */
  static List<NamePattern> split(String text) {
    List<NamePattern> parts = new ArrayList<>();
    Builder part = new Builder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`' && part.quoted && i + 1 < text.length() && text.charAt(i + 1) == '`') {
        part.literal(text.charAt(i++));
      } else if (c == '.' && !part.quoted) {
        parts.add(part.build(text));
        part = new Builder();
      } else {
        part.add(c);
      }
    }
    parts.add(part.build(text));
    return parts;
  }

  boolean isExact() {
    return glob.isEmpty();
  }

  boolean matches(String name) {
    return glob.map(pattern -> pattern.matcher(name).matches())
        .orElseGet(() -> name.equalsIgnoreCase(text));
  }

  /** One part while it is read. */
  private static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder regex = new StringBuilder();
    private boolean quoted;
    private boolean wild;

    void add(char c) {
      if (c == '`') {
        quoted = !quoted;
      } else if (c == '*' && !quoted) {
        text.append(c);
        regex.append(".*");
        wild = true;
      } else {
        literal(c);
      }
    }

    void literal(char c) {
      text.append(c);
      regex.append(Pattern.quote(String.valueOf(c)));
    }

    NamePattern build(String whole) {
      if (quoted || text.isEmpty() || !text.toString().equals(text.toString().strip())) {
        throw new IllegalArgumentException(
            SecretShape.quote(whole)
                + " is not a table name: it has an empty part, an open backtick or a stray blank");
      }
      if (text.toString().equals("*") && wild) {
        return ANY;
      }
      return wild ? wildcard(text.toString(), regex.toString()) : exactly(text.toString());
    }
  }
}

package io.lakehousedr.core.config.model;

import java.util.List;
import java.util.regex.Pattern;

/** Recognises texts that look like secrets, so that no message repeats one. */
public final class SecretShape {
  private static final int LONGEST_QUOTE = 80;
  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("(?i)\\b(dapi|dkea|dose)[0-9a-f]{16,}"),
          Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}"),
          Pattern.compile("[A-Za-z0-9+/]{43,}={1,2}$"),
          Pattern.compile("^[A-Za-z0-9+/]{40}$"),
          Pattern.compile("(?i)\\b(sig|accountkey|sharedaccesssignature|password)=[^&;]{4,}"),
          Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
          Pattern.compile("\\bgh[opsu]_[A-Za-z0-9]{20,}"),
          Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"),
          Pattern.compile("^[A-Za-z0-9~._-]{3,5}8Q~[A-Za-z0-9~._-]{30,}$"));

  private SecretShape() {}

  /** Whether {@code text} looks like a token, a key or a password in a connection string. */
  public static boolean isLikeSecret(String text) {
    return SHAPES.stream().anyMatch(shape -> shape.matcher(text).find());
  }

  /** {@code text} in quotes for a message: shortened, on one line, and hidden if like a secret. */
  public static String quote(String text) {
    if (isLikeSecret(text)) {
      return "\"***\"";
    }
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return '"'
        + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line)
        + '"';
  }
}

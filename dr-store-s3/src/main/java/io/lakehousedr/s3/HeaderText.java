package io.lakehousedr.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts in headers: US-ASCII as it is, all else as an encoded word (RFC 2047), as S3 itself shows
 * it (Amazon S3 user guide, "Working with object metadata").
 */
final class HeaderText {
  private static final Pattern WORD = Pattern.compile("=\\?(?i:utf-8)\\?([BbQq])\\?([^?]*)\\?=");

  private HeaderText() {}

  static String encode(String text) {
    boolean plain = text.chars().allMatch(c -> c >= ' ' && c <= '~') && text.equals(text.strip());
    return plain && !WORD.matcher(text).find()
        ? text
        : "=?UTF-8?B?"
            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            + "?=";
  }

  static String decode(String header) {
    return WORD.matcher(header)
        .replaceAll(word -> Matcher.quoteReplacement(decoded(word.group(1), word.group(2))));
  }

  private static String decoded(String form, String text) {
    byte[] bytes =
        form.toUpperCase(Locale.ROOT).equals("B")
            ? Base64.getDecoder().decode(text)
            : unquoted(text);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] unquoted(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escape = c == '=' && i + 2 < text.length();
      bytes.write(escape ? HexFormat.fromHexDigits(text, i + 1, i + 3) : c == '_' ? ' ' : c);
      i += escape ? 2 : 0;
    }
    return bytes.toByteArray();
  }
}

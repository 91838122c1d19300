package io.lakehousedr.adls;

import io.lakehousedr.spi.store.ObjectAttributes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Users' pairs as headers. The service takes names that are identifiers and values of printable
 * ASCII; others are escaped so that nothing is lost on the way to another store and back: in names
 * {@code _x2d_} stands for a minus, and values are written as encoded words (RFC 2047).
 */
final class Metadata {
  static final String PREFIX = "x-ms-meta-";

  /** Holds what one write alone says, so that its writer knows it again. */
  static final String NONCE = "drnonce";

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]");
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9a-f]{2,4})_");
  private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?B\\?([A-Za-z0-9+/=]*)\\?=");

  private Metadata() {}

  /** The headers of a write. */
  static Map<String, String> headers(ObjectAttributes attributes, String nonce) {
    Map<String, String> headers = new TreeMap<>();
    pairs(attributes, nonce).forEach((name, value) -> headers.put(PREFIX + name, value));
    attributes.contentType().ifPresent(type -> headers.put("x-ms-blob-content-type", type));
    return headers;
  }

  /** The pairs of a write, as the service keeps them. */
  static Map<String, String> pairs(ObjectAttributes attributes, String nonce) {
    Map<String, String> pairs = new TreeMap<>();
    attributes.metadata().forEach((name, value) -> pairs.put(escaped(name), word(value)));
    pairs.put(NONCE, nonce);
    return pairs;
  }

  /** The user's pairs of those that the service keeps. */
  static ObjectAttributes attributes(Optional<String> contentType, Map<String, String> kept) {
    Map<String, String> users = new TreeMap<>();
    kept.forEach((name, value) -> users.put(plain(name), text(value)));
    users.remove(NONCE);
    return ObjectAttributes.of(contentType, users);
  }

  private static String escaped(String name) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      boolean digitFirst = i == 0 && Character.isDigit(name.charAt(0));
      boolean looksEscaped = ESCAPE.matcher(name).region(i, name.length()).lookingAt();
      boolean plain = PLAIN.matcher(name.substring(i, i + 1)).matches();
      boolean keep = plain && !digitFirst && !looksEscaped;
      safe.append(keep ? name.substring(i, i + 1) : escape(name.charAt(i)));
    }
    return safe.toString();
  }

  private static String escape(char c) {
    HexFormat hex = HexFormat.of();
    return "_x" + (c < 256 ? hex.toHexDigits((byte) c) : hex.toHexDigits(c)) + "_";
  }

  private static String plain(String name) {
    return replaced(
        ESCAPE.matcher(name), code -> String.valueOf((char) Integer.parseInt(code, 16)));
  }

  private static String word(String value) {
    boolean printable = value.matches("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");
    if (printable && !WORD.matcher(value).find()) {
      return value;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }

  private static String text(String value) {
    return replaced(
        WORD.matcher(value),
        base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
  }

  private static String replaced(Matcher matcher, UnaryOperator<String> meaning) {
    return matcher.replaceAll(found -> Matcher.quoteReplacement(meaning.apply(found.group(1))));
  }
}

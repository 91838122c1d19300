package io.lakehousedr.core.delta;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes the percent-escapes of a path, once. Everything else is literal: {@code +}, spaces,
 * letters beyond ASCII. {@link java.net.URI} cannot be used: it refuses a raw space, which writers
 * do leave.
 */
final class PercentDecoder {
  private PercentDecoder() {}

  /**
   * @throws IllegalArgumentException saying which escape is none, or that the bytes are not UTF-8
   */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    int position = 0;
    while (position < text.length()) {
      if (text.charAt(position) != '%') {
        decoded.append(text.charAt(position++));
      } else {
        int end = endOfEscapes(text, position);
        decoded.append(bytes(text, position, end));
        position = end;
      }
    }
    return decoded.toString();
  }

  private static int endOfEscapes(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) == '%') {
      end += 3;
    }
    if (end > text.length()) {
      throw new IllegalArgumentException("it ends within a percent-escape");
    }
    return end;
  }

  private static CharSequence bytes(String text, int start, int end) {
    ByteBuffer bytes = ByteBuffer.allocate((end - start) / 3);
    for (int at = start; at < end; at += 3) {
      bytes.put((byte) (digit(text, at + 1) << 4 | digit(text, at + 2)));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("its percent-escapes are not UTF-8", e);
    }
  }

  private static int digit(String text, int at) {
    char digit = text.charAt(at);
    int value = digit < 128 ? Character.digit(digit, 16) : -1;
    if (value < 0) {
      throw new IllegalArgumentException("\"%" + digit + "\" begins no percent-escape");
    }
    return value;
  }
}

package io.lakehousedr.core.delta;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/** The Z85 form of UUIDs (ZeroMQ RFC 32): 20 characters for 16 bytes, big-endian. */
public final class Z85 {
  static final int UUID_LENGTH = 20;

  private static final String DIGITS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
  private static final byte[] VALUES = values();

  private Z85() {}

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < DIGITS.length(); i++) {
      values[DIGITS.charAt(i)] = (byte) i;
    }
    return values;
  }

  /**
   * @throws IllegalArgumentException when the text is not 20 such digits
   */
  static UUID uuid(String text) {
    if (text.length() != UUID_LENGTH) {
      throw new IllegalArgumentException("\"" + text + "\" is not a UUID in Z85");
    }
    ByteBuffer bytes = ByteBuffer.allocate(16);
    for (int start = 0; start < UUID_LENGTH; start += 5) {
      bytes.putInt(word(text, start));
    }
    bytes.flip();
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** The form of a UUID. */
  public static String text(UUID uuid) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).flip();
    StringBuilder text = new StringBuilder(UUID_LENGTH);
    while (bytes.hasRemaining()) {
      long word = Integer.toUnsignedLong(bytes.getInt());
      for (long power = 85L * 85 * 85 * 85; power > 0; power /= 85) {
        text.append(DIGITS.charAt((int) (word / power % 85)));
      }
    }
    return text.toString();
  }

  private static int word(String text, int start) {
    long word = 0;
    for (int at = start; at < start + 5; at++) {
      char digit = text.charAt(at);
      int value = digit < 128 ? VALUES[digit] : -1;
      if (value < 0) {
        throw new IllegalArgumentException("\"" + digit + "\" is no digit of Z85");
      }
      word = word * 85 + value;
    }
    if (word > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("\"" + text + "\" is not a UUID in Z85");
    }
    return (int) word;
  }
}

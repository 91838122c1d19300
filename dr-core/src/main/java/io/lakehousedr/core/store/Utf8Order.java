package io.lakehousedr.core.store;

import java.util.Comparator;

/**
 * Compares texts by the bytes of their UTF-8 forms without making them. UTF-8 keeps the order of
 * code points; UTF-16 differs only in that surrogates stand below U+E000 to U+FFFF.
 */
public final class Utf8Order implements Comparator<String> {
  /** The one instance. */
  public static final Utf8Order INSTANCE = new Utf8Order();

  private Utf8Order() {}

  @Override
  public int compare(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        return Integer.compare(rank(l), rank(r));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }
}

package io.lakehousedr.core.delta;

import io.lakehousedr.model.Checksum;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A set of texts that holds only 128 bits of the SHA-256 of each: a log cannot be made to collide.
 * Open addressing, at most two thirds full. Not thread-safe.
 */
final class SeenKeys {
  private final MessageDigest digest = Checksum.newSha256();
  private long[] slots = new long[2 * 1024];
  private int count;

  /** Adds a text; false when it was there. */
  boolean add(String text) {
    ByteBuffer hash = hash(text);
    boolean added = insert(hash.getLong(0), hash.getLong(8));
    if (added && ++count * 3L > slots.length) {
      grow();
    }
    return added;
  }

  boolean contains(String text) {
    ByteBuffer hash = hash(text);
    long high = hash.getLong(0);
    long low = nonZero(hash.getLong(8));
    int slot = find(high, low);
    return slots[slot + 1] != 0;
  }

  private ByteBuffer hash(String text) {
    return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Zero marks a free slot. */
  private static long nonZero(long low) {
    return low == 0 ? 1 : low;
  }

  private boolean insert(long high, long low) {
    int slot = find(high, nonZero(low));
    if (slots[slot + 1] != 0) {
      return false;
    }
    slots[slot] = high;
    slots[slot + 1] = nonZero(low);
    return true;
  }

  /** The slot of that hash, or the free one where it belongs. */
  private int find(long high, long low) {
    int pairs = slots.length / 2;
    int pair = (int) (high & (pairs - 1));
    while (slots[2 * pair + 1] != 0 && (slots[2 * pair] != high || slots[2 * pair + 1] != low)) {
      pair = (pair + 1) & (pairs - 1);
    }
    return 2 * pair;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.multiplyExact(old.length, 2)];
    for (int slot = 0; slot < old.length; slot += 2) {
      if (old[slot + 1] != 0) {
        insert(old[slot], old[slot + 1]);
      }
    }
  }
}

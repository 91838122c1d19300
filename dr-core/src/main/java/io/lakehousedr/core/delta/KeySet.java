package io.lakehousedr.core.delta;

import io.lakehousedr.model.Checksum;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.BitSet;

/**
 * A set of very many names, kept as 128 bits of their SHA-256: about 32 bytes a name, however long
 * it is. That two names share those bits is less likely than that a disk lies. Names can be marked.
 * Not thread-safe.
 */
public final class KeySet {
  private final MessageDigest digest = Checksum.newSha256();
  private long[] slots = new long[2 * 1024];
  private BitSet marks = new BitSet();
  private int size;

  /** Adds a name; false when it was there. */
  public boolean add(String name) {
    if (3L * size > slots.length) {
      grow();
    }
    ByteBuffer hash = hash(name);
    int slot = find(hash.getLong(0), hash.getLong(8));
    boolean fresh = isFree(slot);
    put(slot, hash.getLong(0), hash.getLong(8));
    size += fresh ? 1 : 0;
    return fresh;
  }

  /** Whether a name was added. */
  public boolean contains(String name) {
    ByteBuffer hash = hash(name);
    return !isFree(find(hash.getLong(0), hash.getLong(8)));
  }

  /** Marks a name that was added; false when it was not. */
  public boolean mark(String name) {
    ByteBuffer hash = hash(name);
    int slot = find(hash.getLong(0), hash.getLong(8));
    marks.set(slot, !isFree(slot));
    return marks.get(slot);
  }

  /** Whether a name was marked. */
  public boolean isMarked(String name) {
    ByteBuffer hash = hash(name);
    return marks.get(find(hash.getLong(0), hash.getLong(8)));
  }

  /** How many names there are. */
  public int size() {
    return size;
  }

  /** Both halves zero mean a free slot; no name is to hash to that. */
  private ByteBuffer hash(String name) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    return hash.putLong(8, hash.getLong(8) | 1);
  }

  private int find(long high, long low) {
    int count = slots.length / 2;
    int slot = (int) Long.remainderUnsigned(high, count);
    while (!isFree(slot) && (slots[2 * slot] != high || slots[2 * slot + 1] != low)) {
      slot = (slot + 1) % count;
    }
    return slot;
  }

  private boolean isFree(int slot) {
    return slots[2 * slot + 1] == 0;
  }

  private void put(int slot, long high, long low) {
    slots[2 * slot] = high;
    slots[2 * slot + 1] = low;
  }

  private void grow() {
    long[] old = slots;
    BitSet oldMarks = marks;
    slots = new long[Math.multiplyExact(2, old.length)];
    marks = new BitSet();
    for (int from = 0; from < old.length; from += 2) {
      if (old[from + 1] != 0) {
        int slot = find(old[from], old[from + 1]);
        put(slot, old[from], old[from + 1]);
        marks.set(slot, oldMarks.get(from / 2));
      }
    }
  }
}

package io.lakehousedr.core.verify;

import io.lakehousedr.model.Checksum;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A part of a table's data files, so that a large table can be verified in turns. A file belongs to
 * exactly one slice of a given count, chosen by its name alone: the same one on both sides and on
 * every day.
 *
 * @param index from 0
 * @param count of slices, at least 1
 */
public record Slice(int index, int count) {
  /** The whole table. */
  public static final Slice ALL = new Slice(0, 1);

  /** Refuses an index outside the count. */
  public Slice {
    if (count < 1 || index < 0 || index >= count) {
      throw new IllegalArgumentException("there is no slice " + index + " of " + count);
    }
  }

  /** Whether the file of that name is in this slice. */
  public boolean holds(String file) {
    return count == 1 || Math.floorMod(hash(file), count) == index;
  }

  private static long hash(String file) {
    byte[] name = file.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Checksum.newSha256().digest(name)).getLong();
  }

  @Override
  public String toString() {
    return (index + 1) + "/" + count;
  }
}

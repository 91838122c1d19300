package io.lakehousedr.model;

/**
 * A part of an object's content. A range may reach past the end; what is there is returned.
 *
 * @param offset first byte, from 0
 * @param length number of bytes, at least 1; {@link Long#MAX_VALUE} for "to the end"
 */
public record ByteRange(long offset, long length) {
  /** The whole object, an empty one included. */
  public static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE);

  /** Refuses negative and empty ranges. */
  public ByteRange {
    if (offset < 0 || length < 1) {
      throw new IllegalArgumentException("no range: offset " + offset + ", length " + length);
    }
  }

  /** From {@code offset} to the end. */
  public static ByteRange from(long offset) {
    return new ByteRange(offset, Long.MAX_VALUE);
  }

  /** The offset after the last byte, not past {@code size}. */
  public long end(long size) {
    return length > size - offset ? Math.max(size, offset) : offset + length;
  }
}

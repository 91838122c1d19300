package io.lakehousedr.core.copy;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Checksum.Algorithm;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The checksum of a whole from those of its parts. Only a CRC can be joined: appending {@code n}
 * bytes multiplies the polynomial before them by {@code x} to the {@code 8n}, modulo the
 * generator's. All values are reflected, the coefficient of {@code x} to the 0 is the highest bit.
 */
final class JoinedCrc {
  /** The algorithms whose checksums can be joined. */
  static final Set<Algorithm> ALGORITHMS = Set.of(Algorithm.CRC32C, Algorithm.CRC64NVME);

  private final Algorithm algorithm;
  private final int bits;
  private final long generator;

  private JoinedCrc(Algorithm algorithm) {
    boolean wide = algorithm == Algorithm.CRC64NVME;
    this.algorithm = algorithm;
    this.bits = wide ? Long.SIZE : Integer.SIZE;
    this.generator = wide ? 0x9a6c9329ac4bc9b5L : 0x82f63b78L;
  }

  /**
   * A part of a whole.
   *
   * @param size in bytes
   * @param checksum of its bytes
   */
  record Part(long size, Checksum checksum) {}

  /** The checksum of the parts' bytes, one after the other; at least one, all of the algorithm. */
  static Checksum of(Algorithm algorithm, List<Part> parts) {
    JoinedCrc crc = new JoinedCrc(algorithm);
    long whole = crc.value(parts.get(0));
    for (Part part : parts.subList(1, parts.size())) {
      whole = crc.times(crc.shift(part.size()), whole) ^ crc.value(part);
    }
    return crc.checksum(whole);
  }

  private long value(Part part) {
    if (part.checksum().algorithm() != algorithm) {
      throw new IllegalArgumentException(part.checksum() + " is no " + algorithm);
    }
    return Long.parseUnsignedLong(part.checksum().hex(), 16);
  }

  private Checksum checksum(long value) {
    return new Checksum(algorithm, HexFormat.of().toHexDigits(value, bits / 4));
  }

  /** {@code x} to the {@code 8 * bytes}. */
  private long shift(long bytes) {
    long power = 1L << (bits - 1);
    long square = 1L << (bits - 1 - Byte.SIZE);
    for (long left = bytes; left > 0; left >>>= 1) {
      if ((left & 1) == 1) {
        power = times(square, power);
      }
      square = times(square, square);
    }
    return power;
  }

  private long times(long left, long right) {
    long product = 0;
    long shifted = right;
    for (int degree = 0; degree < bits; degree++) {
      if ((left >>> (bits - 1 - degree) & 1) == 1) {
        product ^= shifted;
      }
      shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ generator;
    }
    return product;
  }
}

package io.lakehousedr.core.verify;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;

/** Reads whole objects, a block at a time. */
final class Contents {
  private static final int BLOCK = 256 * 1024;

  private Contents() {}

  /** The offset of the first byte that differs (the end of the shorter one counts), if any does. */
  static OptionalLong firstDifference(
      ObjectReader left, ObjectPath leftPath, ObjectReader right, ObjectPath rightPath) {
    return read(
        right, rightPath, second -> read(left, leftPath, first -> firstDifference(first, second)));
  }

  private static OptionalLong firstDifference(InputStream left, InputStream right)
      throws IOException {
    byte[] first = new byte[BLOCK];
    byte[] second = new byte[BLOCK];
    long offset = 0;
    while (true) {
      int firstCount = left.readNBytes(first, 0, BLOCK);
      int secondCount = right.readNBytes(second, 0, BLOCK);
      int mismatch = Arrays.mismatch(first, 0, firstCount, second, 0, secondCount);
      if (mismatch >= 0) {
        return OptionalLong.of(offset + mismatch);
      }
      if (firstCount < BLOCK) {
        return OptionalLong.empty();
      }
      offset += firstCount;
    }
  }

  /** How many bytes differ, up to the end of the shorter one. */
  static long differences(
      ObjectReader left, ObjectPath leftPath, ObjectReader right, ObjectPath rightPath) {
    return read(
        right, rightPath, second -> read(left, leftPath, first -> differences(first, second)));
  }

  private static long differences(InputStream left, InputStream right) throws IOException {
    BufferedInputStream first = new BufferedInputStream(left);
    BufferedInputStream second = new BufferedInputStream(right);
    long count = 0;
    int one = first.read();
    int other = second.read();
    while (one >= 0 && other >= 0) {
      count += one == other ? 0 : 1;
      one = first.read();
      other = second.read();
    }
    return count;
  }

  /** What reads a stream. */
  interface Reading<R> {
    R of(InputStream stream) throws IOException;
  }

  /** Opens, reads and closes; every failure is a {@link DrException} that names the object. */
  static <R> R read(ObjectReader reader, ObjectPath path, Reading<R> reading) {
    try (InputStream stream = reader.open(path)) {
      return reading.of(stream);
    } catch (IOException e) {
      throw DrException.broken(reader.root().resolve(path).text(), e);
    }
  }
}

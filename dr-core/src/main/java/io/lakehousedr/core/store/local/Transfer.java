package io.lakehousedr.core.store.local;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.support.Cancellation;
import io.lakehousedr.spi.support.Digest;
import io.lakehousedr.spi.support.Pouring;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Moves bytes into files. */
final class Transfer {
  /** Large enough for the kernel, small enough to notice an interrupt on a slow disk. */
  private static final long CHUNK = 8L << 20;

  private Transfer() {}

  /** Writes a content from {@code position} on. */
  static void pour(
      String where, Content content, Optional<Checksum> expected, FileChannel file, long position)
      throws IOException {
    long[] next = {position};
    Pouring.pour(
        where,
        content,
        expected,
        (bytes, offset, length) -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
          while (buffer.hasRemaining()) {
            next[0] += file.write(buffer, next[0]);
          }
        });
  }

  /** Copies a file by the kernel. */
  static void copy(String where, FileChannel from, long size, FileChannel to) throws IOException {
    long copied = 0;
    while (copied < size) {
      Cancellation.check();
      long moved = from.transferTo(copied, Math.min(CHUNK, size - copied), to);
      if (moved <= 0) {
        throw new DrException(
            Problem.STORE_CORRUPT,
            where
                + ": the source ended after "
                + copied
                + " of "
                + size
                + " bytes; something shortened it while it was copied. Copy it again.");
      }
      copied += moved;
    }
  }

  /** Compares what stands in a file with the checksum that it must have. */
  static void check(String where, FileChannel file, Optional<Checksum> expected)
      throws IOException {
    if (expected.isPresent()) {
      Digest digest = new Digest(expected.get().algorithm());
      ByteBuffer chunk = ByteBuffer.allocate(1 << 18);
      for (long at = 0; file.read(chunk, at) > 0; chunk.clear()) {
        Cancellation.check();
        digest.update(chunk.array(), 0, chunk.position());
        at += chunk.position();
      }
      Pouring.check(where, digest.finish(), expected);
    }
  }
}

package io.lakehousedr.spi.support;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.Content;
import java.io.IOException;
import java.util.Optional;

/**
 * Pours a content into a store chunk by chunk, and refuses it at the end when its size or checksum
 * is not what was announced. For stores that are written to; a client library that reads takes a
 * {@link CheckedStream}. Stateless.
 */
public final class Pouring {
  private static final int CHUNK = 256 * 1024;

  private Pouring() {}

  /** Where the bytes go. */
  @FunctionalInterface
  public interface Sink {
    /** Takes in some bytes; they belong to the caller again afterwards. */
    void write(byte[] bytes, int offset, int length) throws IOException;
  }

  /**
   * Pours all of {@code content}; closes its stream.
   *
   * @param where the object, for messages
   * @param expected the checksum it must have
   * @throws IOException of the sink alone
   * @throws io.lakehousedr.error.DrException CORRUPT when size or checksum differ; what the source
   *     failed with, or UNAVAILABLE when it does not say
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   */
  public static void pour(String where, Content content, Optional<Checksum> expected, Sink sink)
      throws IOException {
    try (CheckedStream source = CheckedStream.open(where, content, expected)) {
      byte[] chunk = new byte[(int) Math.max(1, Math.min(CHUNK, content.size()))];
      for (int read = source.read(chunk); read >= 0; read = source.read(chunk)) {
        sink.write(chunk, 0, read);
      }
    }
  }

  /**
   * Compares a checksum with the expected one.
   *
   * @throws io.lakehousedr.error.DrException CORRUPT when there is one and it differs
   */
  public static void check(String where, Checksum found, Optional<Checksum> expected) {
    CheckedStream.check(where, found, expected);
  }
}

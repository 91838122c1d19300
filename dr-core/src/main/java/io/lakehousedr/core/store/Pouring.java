package io.lakehousedr.core.store;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Pours a content into a store chunk by chunk, and refuses it at the end when its size or checksum
 * is not what was announced. Stateless.
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
   * @throws DrException CORRUPT when size or checksum differ; what the source failed with, or
   *     UNAVAILABLE when it does not say
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   */
  public static void pour(String where, Content content, Optional<Checksum> expected, Sink sink)
      throws IOException {
    Optional<Digest> digest = expected.map(checksum -> new Digest(checksum.algorithm()));
    try (Source source = new Source(where, content)) {
      byte[] chunk = new byte[(int) Math.max(1, Math.min(CHUNK, content.size()))];
      long poured = 0;
      for (int read = source.read(chunk); read >= 0; read = source.read(chunk)) {
        Cancellation.check();
        poured += read;
        checkSize(where, poured <= content.size(), content.size(), "more");
        int length = read;
        digest.ifPresent(sum -> sum.update(chunk, 0, length));
        sink.write(chunk, 0, read);
      }
      checkSize(where, poured == content.size(), content.size(), "only " + poured);
    }
    digest.ifPresent(sum -> check(where, sum.finish(), expected));
  }

  private static void checkSize(String where, boolean fits, long announced, String came) {
    if (!fits) {
      throw new DrException(
          Problem.STORE_CORRUPT,
          where
              + ": the content was announced as "
              + announced
              + " bytes, but "
              + came
              + " came; nothing was written. Copy it again from its source.");
    }
  }

  /**
   * Compares a checksum with the expected one.
   *
   * @throws DrException CORRUPT when there is one and it differs
   */
  public static void check(String where, Checksum found, Optional<Checksum> expected) {
    if (expected.isPresent() && !expected.get().equals(found)) {
      throw new DrException(
          Problem.STORE_CORRUPT,
          where
              + ": the content has "
              + found
              + ", not the expected "
              + expected.get()
              + "; nothing was written. Verify the source and copy it again.");
    }
  }

  /** The stream of a content, whose failures are not the store's. */
  private static final class Source implements AutoCloseable {
    private final String where;
    private final InputStream stream;

    Source(String where, Content content) {
      this.where = where;
      try {
        this.stream = content.open();
      } catch (IOException e) {
        throw failure(where, e);
      }
    }

    int read(byte[] chunk) {
      Cancellation.check();
      try {
        return stream.read(chunk);
      } catch (IOException e) {
        throw failure(where, e);
      }
    }

    @Override
    public void close() {
      try {
        stream.close();
      } catch (IOException e) {
        // All bytes are here and are checked; nothing is lost with a stream that ends badly.
        return;
      }
    }

    private static RuntimeException failure(String where, IOException e) {
      if (Thread.currentThread().isInterrupted() || e instanceof java.io.InterruptedIOException) {
        return Cancellation.cancelled();
      }
      if (e.getCause() instanceof DrException known) {
        return known.in("reading what is to be written to " + where);
      }
      return new DrException(
          Problem.STORE_UNAVAILABLE,
          where + ": the content cannot be read: " + e + "; nothing was written. Check its source.",
          e);
    }
  }
}

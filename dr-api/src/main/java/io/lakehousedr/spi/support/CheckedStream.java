package io.lakehousedr.spi.support;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a content for a client library to send. The last of them are handed out only when
 * size and checksum have proved right, so that whoever announced the size to a server never sends a
 * whole object that is wrong. What went wrong is thrown, and kept for a library that hides it: ask
 * {@link #failure} first when a request failed.
 *
 * <p>One thread reads; {@link #cancel}, {@link #failure} may be called by another.
 */
public final class CheckedStream extends InputStream {
  private final String where;
  private final InputStream content;
  private final long size;
  private final Optional<Checksum> expected;
  private final List<Digest> digests = new ArrayList<>();
  private final Optional<Digest> check;
  private long read;
  private volatile boolean cancelled;
  private volatile boolean spent;
  private volatile int pulse;
  private volatile @Nullable RuntimeException failure;

  private CheckedStream(String where, InputStream content, long size, Optional<Checksum> expected) {
    this.where = where;
    this.content = content;
    this.size = size;
    this.expected = expected;
    this.check = expected.map(checksum -> new Digest(checksum.algorithm()));
    check.ifPresent(digests::add);
  }

  /**
   * Opens a content.
   *
   * @param where the object that is written, for messages
   * @param expected the checksum that the content must have
   * @throws DrException when it cannot be opened; CORRUPT when it should be empty and is not
   */
  public static CheckedStream open(String where, Content content, Optional<Checksum> expected) {
    Cancellation.check();
    try {
      CheckedStream stream = new CheckedStream(where, content.open(), content.size(), expected);
      return stream.size == 0 ? stream.checkedEmpty() : stream;
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  private CheckedStream checkedEmpty() {
    try {
      finish();
      return this;
    } catch (IOException | RuntimeException e) {
      close();
      throw e instanceof RuntimeException known ? known : unreadable(where, (IOException) e);
    }
  }

  /** Computes another checksum on the way; ask it for its value when all has been read. */
  public CheckedStream computing(Digest digest) {
    digests.add(digest);
    return this;
  }

  /** What reading failed with, if it did: a {@link DrException} or CancellationException. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Whether the last byte has been handed out. Until then no server can have the whole object, so
   * that a request that breaks off has had no effect.
   */
  public boolean isSpent() {
    return spent;
  }

  /**
   * Changes at the beginning and at the end of each read, and is odd between the two. Where it
   * stays even and the same, whoever sends these bytes is held up by whom it sends them to: waiting
   * to send has no time-out in Java.
   */
  public int pulse() {
    return pulse;
  }

  /** Lets the next read fail with a CancellationException. */
  public void cancel() {
    cancelled = true;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target) {
    return read(target, 0, target.length);
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads; others only look
  public int read(byte[] target, int offset, int length) {
    pulse++;
    try {
      throwIfFailed();
      return length == 0 ? 0 : next(target, offset, length);
    } catch (IOException e) {
      throw keep(unreadable(where, e));
    } catch (DrException | CancellationException e) {
      throw keep(e);
    } finally {
      pulse++;
    }
  }

  private void throwIfFailed() {
    RuntimeException known = failure;
    if (known != null) {
      throw known;
    }
    if (cancelled) {
      throw new CancellationException("cancelled");
    }
    Cancellation.check();
  }

  private RuntimeException keep(RuntimeException e) {
    failure = e;
    return e;
  }

  private int next(byte[] target, int offset, int length) throws IOException {
    if (read == size) {
      return -1;
    }
    int count = content.read(target, offset, length);
    checkSize(count >= 0, "only " + read);
    read += count;
    checkSize(read <= size, "more");
    digests.forEach(digest -> digest.update(target, offset, count));
    if (read == size) {
      finish();
    }
    return count;
  }

  private void finish() throws IOException {
    checkSize(content.read() < 0, "more");
    check.ifPresent(digest -> check(where, digest.finish(), expected));
    spent = true;
  }

  private void checkSize(boolean fits, String came) {
    if (!fits) {
      throw new DrException(
          Problem.STORE_CORRUPT,
          where
              + ": the content was announced as "
              + size
              + " bytes, but "
              + came
              + " came; nothing was written. Copy it again from its source.");
    }
  }

  static void check(String where, Checksum found, Optional<Checksum> expected) {
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

  private static RuntimeException unreadable(String where, IOException e) {
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

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      // All bytes are here and are checked; nothing is lost with a stream that ends badly.
      return;
    }
  }
}

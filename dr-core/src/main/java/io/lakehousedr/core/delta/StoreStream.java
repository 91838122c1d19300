package io.lakehousedr.core.delta;

import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An object as Parquet reads it: first the footer, then column chunks. The end of the object is
 * fetched once; what follows on is fetched in growing ranges, small holes are read over. A failure
 * of the store is thrown as a {@code DrException}, so that it is never taken for damage. Not
 * thread-safe.
 */
final class StoreStream extends SeekableInputStream {
  private static final int TAIL = 256 * 1024;
  private static final int SMALLEST = 256 * 1024;
  private static final int LARGEST = 8 * 1024 * 1024;
  private static final int HOLE = 1024 * 1024;

  private final ObjectReader store;
  private final ObjectEntry entry;
  private final long tailStart;
  private byte @Nullable [] tail;
  private @Nullable InputStream window;
  private long windowPosition;
  private long windowEnd;
  private long windowSize = SMALLEST;
  private long position;

  StoreStream(ObjectReader store, ObjectEntry entry) {
    this.store = store;
    this.entry = entry;
    this.tailStart = Math.max(0, entry.size() - TAIL);
  }

  /** The object as Parquet's library opens it. */
  static InputFile file(ObjectReader store, ObjectEntry entry) {
    return new InputFile() {
      @Override
      public long getLength() {
        return entry.size();
      }

      @Override
      public SeekableInputStream newStream() {
        return new StoreStream(store, entry);
      }
    };
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void seek(long target) throws IOException {
    if (target < 0 || target > entry.size()) {
      throw new EOFException("offset " + target + " of " + entry.size() + " bytes");
    }
    position = target;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position >= entry.size()) {
      return -1;
    }
    int count = position >= tailStart ? fromTail(into, offset, length) : load(into, offset, length);
    position += count;
    return count;
  }

  private int fromTail(byte[] into, int offset, int length) throws IOException {
    byte[] bytes = tail();
    int start = (int) (position - tailStart);
    int count = Math.min(length, bytes.length - start);
    System.arraycopy(bytes, start, into, offset, count);
    return count;
  }

  private byte[] tail() throws IOException {
    if (tail == null) {
      try (InputStream in = open(tailStart, TAIL)) {
        tail = in.readNBytes(TAIL);
      } catch (EOFException e) {
        throw e;
      } catch (IOException e) {
        throw LogErrors.ofStore(e, entry.path().text());
      }
      if (tail.length != entry.size() - tailStart) {
        throw shorter();
      }
    }
    return tail;
  }

  private EOFException shorter() {
    return new EOFException("the object is shorter than the " + entry.size() + " bytes listed");
  }

  private int load(byte[] into, int offset, int length) throws IOException {
    try {
      InputStream in = window(length);
      long most = Math.min(windowEnd, tailStart) - position;
      int count = in.read(into, offset, (int) Math.min(length, most));
      if (count > 0) {
        windowPosition += count;
        return count;
      }
    } catch (IOException e) {
      throw LogErrors.ofStore(e, entry.path().text());
    }
    throw shorter();
  }

  /** A stream that stands at the position and has at least a byte more to give. */
  private InputStream window(int wanted) throws IOException {
    if (window != null && position >= windowPosition && position < windowEnd) {
      if (position - windowPosition <= HOLE) {
        window.skipNBytes(position - windowPosition);
        windowPosition = position;
        return window;
      }
    }
    boolean goesOn = window != null && position == windowEnd;
    long next = goesOn ? windowSize * 2 : SMALLEST;
    windowSize = Math.min(LARGEST, Math.max(wanted, next));
    close();
    window = open(position, windowSize);
    windowPosition = position;
    windowEnd = Math.min(position + windowSize, entry.size());
    return window;
  }

  private InputStream open(long offset, long length) {
    return store.open(entry.path(), new ByteRange(offset, length), Optional.of(entry.version()));
  }

  @Override
  public void readFully(byte[] into) throws IOException {
    readFully(into, 0, into.length);
  }

  @Override
  public void readFully(byte[] into, int start, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = read(into, start + done, length - done);
      if (count < 0) {
        throw new EOFException("it ends at " + entry.size() + " bytes");
      }
      done += count;
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    byte[] bytes = new byte[Math.min(into.remaining(), SMALLEST)];
    int count = read(bytes, 0, bytes.length);
    into.put(bytes, 0, Math.max(count, 0));
    return count;
  }

  @Override
  public void readFully(ByteBuffer into) throws IOException {
    if (into.hasArray()) {
      readFully(into.array(), into.arrayOffset() + into.position(), into.remaining());
      into.position(into.limit());
      return;
    }
    byte[] bytes = new byte[into.remaining()];
    readFully(bytes);
    into.put(bytes);
  }

  @Override
  public void close() throws IOException {
    if (window != null) {
      window.close();
      window = null;
    }
  }
}

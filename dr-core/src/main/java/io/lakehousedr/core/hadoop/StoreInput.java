package io.lakehousedr.core.hadoop;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads an object at any position, with as few requests as that allows. Not thread-safe. */
final class StoreInput implements AutoCloseable {
  /** Reading on over a short gap is cheaper than another request. */
  private static final long SKIP = 64 * 1024;

  private final ObjectReader reader;
  private final ObjectPath path;
  private InputStream stream = InputStream.nullInputStream();
  private long streamAt = -1;
  private long wanted;

  StoreInput(ObjectReader reader, ObjectPath path) {
    this.reader = reader;
    this.path = path;
  }

  long position() {
    return wanted;
  }

  void seek(long position) {
    wanted = position;
  }

  int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!reached()) {
      reopen(ByteRange.from(wanted));
    }
    int count = stream.read(bytes, offset, length);
    streamAt += Math.max(count, 0);
    wanted = streamAt;
    return count;
  }

  /** Reads exactly {@code length} bytes, asking the store for no more than those. */
  void readFully(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    if (!reached()) {
      reopen(new ByteRange(wanted, length));
    }
    int count = stream.readNBytes(bytes, offset, length);
    streamAt += count;
    wanted = streamAt;
    if (count < length) {
      finish(bytes, offset + count, length - count);
    }
  }

  /** A stream that was opened for a shorter range has ended: what is left is asked for. */
  private void finish(byte[] bytes, int offset, int length) throws IOException {
    reopen(new ByteRange(wanted, length));
    int count = stream.readNBytes(bytes, offset, length);
    streamAt += count;
    wanted = streamAt;
    if (count < length) {
      throw new EOFException(path + " ends at byte " + wanted + ", " + (length - count) + " short");
    }
  }

  private boolean reached() throws IOException {
    if (streamAt < 0 || wanted < streamAt || wanted - streamAt > SKIP) {
      return false;
    }
    while (streamAt < wanted) {
      long skipped = stream.skip(wanted - streamAt);
      if (skipped <= 0) {
        return false;
      }
      streamAt += skipped;
    }
    return true;
  }

  private void reopen(ByteRange range) throws IOException {
    close();
    try {
      stream = reader.open(path, range, Optional.empty());
      streamAt = range.offset();
    } catch (DrException e) {
      throw Failures.toIo(path.text(), e);
    }
  }

  @Override
  public void close() throws IOException {
    streamAt = -1;
    stream.close();
  }
}

package io.lakehousedr.core.retry;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A stream over one version of an object that is opened again where it broke off. */
final class ResumingStream extends InputStream {
  private final ObjectReader reader;
  private final Retry retry;
  private final ObjectPath path;
  private final ByteRange range;
  private final Optional<ObjectVersion> expected;
  private InputStream in;
  private long done;
  private int broken;

  ResumingStream(
      ObjectReader reader,
      Retry retry,
      ObjectPath path,
      ByteRange range,
      Optional<ObjectVersion> expected,
      InputStream first) {
    this.reader = reader;
    this.retry = retry;
    this.path = path;
    this.range = range;
    this.expected = expected;
    this.in = first;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      try {
        int count = done >= range.length() ? -1 : in.read(bytes, offset, length);
        done += Math.max(0, count);
        return count;
      } catch (IOException e) {
        reopen(e);
      }
    }
  }

  private void reopen(IOException e) throws IOException {
    DrException failure = DrException.broken(path.text(), e);
    broken++;
    if (!retry.mayRepeat(failure, broken)) {
      throw e;
    }
    retry.pause(failure, broken);
    in.close();
    ByteRange rest = new ByteRange(range.offset() + done, range.length() - done);
    in = retry.call(() -> reader.open(path, rest, expected));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

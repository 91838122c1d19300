package io.lakehousedr.gcs;

import com.google.cloud.ReadChannel;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.StorageException;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;

/** The bytes of one version, as they are stored, by one request. One thread reads. */
final class GcsStream extends InputStream {
  private static final int BUFFER = 256 << 10;
  private static final int UNSATISFIABLE = 416;

  private final Connection connection;
  private final String where;
  private final ReadChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private boolean ended;

  private GcsStream(Connection connection, String where, ReadChannel channel) {
    this.connection = connection;
    this.where = where;
    this.channel = channel;
    buffer.flip();
  }

  /**
   * Sends the request and waits for its first bytes.
   *
   * @throws io.lakehousedr.error.DrException NOT_FOUND also when only that version is not there
   */
  static GcsStream open(Connection connection, ObjectPath path, BlobId id, ByteRange range) {
    String where = connection.root().where(path);
    ReadChannel channel =
        connection.read(
            where, it -> it.reader(id, BlobSourceOption.shouldReturnRawInputStream(true)));
    GcsStream stream = new GcsStream(connection, where, channel);
    try {
      channel.setChunkSize(0);
      channel.seek(range.offset());
      if (range.length() < Long.MAX_VALUE - range.offset()) {
        channel.limit(range.offset() + range.length());
      }
      stream.fill();
      return stream;
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw connection.errors().translate(where, Effect.READS, e);
    }
  }

  private void fill() throws IOException {
    buffer.clear();
    try {
      ended = channel.read(buffer) < 0;
    } catch (IOException | StorageException e) {
      ended = true;
      if (!isPastTheEnd(e)) {
        throw e;
      }
    } finally {
      buffer.flip();
    }
  }

  private static boolean isPastTheEnd(Exception e) {
    Throwable told = e instanceof StorageException ? e : e.getCause();
    return told instanceof StorageException answer && answer.getCode() == UNSATISFIABLE;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Cancellation.check();
    if (length == 0) {
      return 0;
    }
    while (!buffer.hasRemaining() && !ended) {
      next();
    }
    if (!buffer.hasRemaining()) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(target, offset, count);
    return count;
  }

  private void next() throws IOException {
    try {
      fill();
    } catch (IOException | RuntimeException e) {
      RuntimeException known = connection.errors().translate(where, Effect.READS, e);
      if (known instanceof CancellationException) {
        throw known;
      }
      throw new IOException(known.getMessage(), known);
    }
  }

  @Override
  public void close() {
    channel.close();
  }
}

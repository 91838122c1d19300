package io.lakehousedr.adls;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A blob's bytes; what breaks off carries the store's own failure. One thread reads. */
final class BlobStream extends FilterInputStream {
  private final String where;

  BlobStream(String where, InputStream bytes) {
    super(bytes);
    this.where = where;
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return in.read(target, offset, length);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private IOException broken(IOException e) {
    DrException failure = DrException.storage(ErrorKind.UNAVAILABLE, where, Redacted.of(e));
    return new IOException(failure.message(), failure);
  }
}

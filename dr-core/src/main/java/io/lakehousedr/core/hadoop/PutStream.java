package io.lakehousedr.core.hadoop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Holds what is written until it is closed, then puts it whole, once. Not thread-safe. */
final class PutStream extends OutputStream {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Target target;
  private boolean closed;

  /** Takes the bytes. */
  interface Target {
    void put(byte[] bytes) throws IOException;
  }

  PutStream(Target target) {
    this.target = target;
  }

  long position() {
    return bytes.size();
  }

  @Override
  public void write(int value) {
    bytes.write(value);
  }

  @Override
  public void write(byte[] values, int offset, int length) {
    bytes.write(values, offset, length);
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      target.put(bytes.toByteArray());
    }
  }
}

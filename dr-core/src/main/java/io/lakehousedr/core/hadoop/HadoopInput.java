package io.lakehousedr.core.hadoop;

import java.io.IOException;
import org.apache.hadoop.fs.FSInputStream;

/** An object, to Hadoop. */
final class HadoopInput extends FSInputStream {
  private final StoreInput input;

  HadoopInput(StoreInput input) {
    this.input = input;
  }

  @Override
  public void seek(long position) {
    input.seek(position);
  }

  @Override
  public long getPos() {
    return input.position();
  }

  @Override
  public boolean seekToNewSource(long target) {
    return false;
  }

  @Override
  public int read() throws IOException {
    return input.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return input.read(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}

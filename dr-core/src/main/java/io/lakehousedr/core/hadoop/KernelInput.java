package io.lakehousedr.core.hadoop;

import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;

/** An object, to Kernel. */
record KernelInput(ObjectReader reader, ObjectPath object, String path, long size)
    implements InputFile {
  /** Kernel passes 0 where it does not know the size. */
  @Override
  public long length() throws IOException {
    try {
      return size > 0
          ? size
          : reader.head(object).map(ObjectEntry::size).orElseThrow(() -> Failures.absent(path));
    } catch (DrException e) {
      throw Failures.toIo(path, e);
    }
  }

  @Override
  public SeekableInputStream newStream() {
    return new Stream(new StoreInput(reader, object));
  }

  private static final class Stream extends SeekableInputStream {
    private final StoreInput input;

    Stream(StoreInput input) {
      this.input = input;
    }

    @Override
    public long getPos() {
      return input.position();
    }

    @Override
    public void seek(long position) {
      input.seek(position);
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
    public void readFully(byte[] bytes, int offset, int length) throws IOException {
      input.readFully(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      input.close();
    }
  }
}

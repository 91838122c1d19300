package io.lakehousedr.core.hadoop;

import java.io.ByteArrayOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A Parquet file in the making, in memory. */
public record MemoryOutput(ByteArrayOutputStream bytes) implements OutputFile {
  @Override
  public PositionOutputStream create(long blockSize) {
    return new PositionOutputStream() {
      @Override
      public long getPos() {
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
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSize) {
    return create(blockSize);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}

package io.lakehousedr.testkit;

import io.lakehousedr.spi.store.Content;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Zeros, some kilobytes each few milliseconds, that do not mind an interrupt themselves. */
record SlowContent(long size) implements Content {
  @Override
  public InputStream open() {
    return new InputStream() {
      private long left = size;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        if (left <= 0) {
          return -1;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        int count = (int) Math.min(Math.min(length, 16_384), left);
        java.util.Arrays.fill(target, offset, offset + count, (byte) 0);
        left -= count;
        return count;
      }
    };
  }
}

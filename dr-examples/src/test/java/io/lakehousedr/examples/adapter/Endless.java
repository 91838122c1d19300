package io.lakehousedr.examples.adapter;

import io.lakehousedr.spi.store.Content;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Zeros, slowly, more than anybody waits for. */
record Endless() implements Content {
  @Override
  public long size() {
    return Long.MAX_VALUE;
  }

  @Override
  public InputStream open() {
    return new InputStream() {
      @Override
      public int read() {
        return 0;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        return length;
      }
    };
  }
}

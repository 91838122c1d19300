package io.lakehousedr.spi.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes to be written, which can be read more than once so that a write can be retried. */
public interface Content {
  /** How many bytes there are. */
  long size();

  /**
   * A new stream over the same bytes. The store closes it.
   *
   * @throws IOException when the bytes cannot be read; the store passes it on as the failure of the
   *     source, not of itself
   */
  InputStream open() throws IOException;

  /** The content of an array, which must not change afterwards. */
  static Content of(byte[] bytes) {
    return new Content() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }
}

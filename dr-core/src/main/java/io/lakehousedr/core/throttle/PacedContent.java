package io.lakehousedr.core.throttle;

import io.lakehousedr.spi.store.Content;
import java.io.IOException;
import java.io.InputStream;

/** What is written, counted as it is sent, each time it is sent. */
record PacedContent(Content content, Meter bytes) implements Content {
  /** A content; {@code content} itself where nobody counts. */
  static Content of(Content content, Meter bytes) {
    return bytes.isIdle() ? content : new PacedContent(content, bytes);
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public InputStream open() throws IOException {
    return PacedStream.of(content.open(), bytes);
  }
}

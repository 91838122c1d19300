package io.lakehousedr.testkit;

import io.lakehousedr.spi.store.Content;
import java.io.IOException;
import java.io.InputStream;

/** A content that announces another size than it has. */
record AnnouncedContent(long size, Content content) implements Content {
  @Override
  public InputStream open() throws IOException {
    return content.open();
  }
}

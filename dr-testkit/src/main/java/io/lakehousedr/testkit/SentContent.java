package io.lakehousedr.testkit;

import io.lakehousedr.spi.store.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;

/** What reaches a store of the content that a caller sends. */
final class SentContent {
  private SentContent() {}

  /** All bytes, read now: the sender may be dead when they arrive. */
  static Content whole(Content content) {
    try (InputStream in = content.open()) {
      return Content.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the content of a late write cannot be read", e);
    }
  }

  /** The first half of the bytes, then a failure of the stream. */
  static Content torn(Content content) {
    return new Content() {
      @Override
      public long size() {
        return content.size();
      }

      @Override
      public InputStream open() throws IOException {
        try (InputStream in = content.open()) {
          byte[] half = in.readNBytes(Math.toIntExact(content.size() / 2));
          return new SequenceInputStream(new ByteArrayInputStream(half), new Broken());
        }
      }
    };
  }

  /** All bytes, the first of them another. */
  static Content flipped(Content content) {
    return new Content() {
      @Override
      public long size() {
        return content.size();
      }

      @Override
      public InputStream open() throws IOException {
        InputStream in = content.open();
        int first = in.read();
        return first < 0
            ? in
            : new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) ~first}), in);
      }
    };
  }

  /** Fails at the first byte. */
  static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("injected: the stream broke off in the middle");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return read();
    }
  }
}

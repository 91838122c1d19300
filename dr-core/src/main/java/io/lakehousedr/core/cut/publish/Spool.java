package io.lakehousedr.core.cut.publish;

import io.lakehousedr.spi.store.Content;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes written once and read any number of times; what is small stays in memory, the rest goes to
 * a temporary file. Not thread-safe while it is written.
 */
public final class Spool extends OutputStream implements Content {
  private static final int IN_MEMORY = 4 << 20;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream disk;
  private long size;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (disk == null && memory.size() + length > IN_MEMORY) {
      file = Files.createTempFile("dr-spool", ".tmp");
      disk = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
      memory.writeTo(disk);
      memory.reset();
    }
    (disk == null ? memory : disk).write(bytes, offset, length);
    size += length;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() throws IOException {
    if (disk == null || file == null) {
      return new ByteArrayInputStream(memory.toByteArray());
    }
    disk.flush();
    return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  /** Deletes the temporary file. */
  @Override
  public void close() throws IOException {
    if (disk != null && file != null) {
      disk.close();
      Files.deleteIfExists(file);
    }
  }
}

package io.lakehousedr.examples.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An object four times as large as the heap goes through it, both ways. */
class SmallHeapIT {
  private static final long SIZE = 256L << 20;

  @TempDir private Path folder;

  /** The process with the small heap. */
  static final class Small {
    private Small() {}

    public static void main(String[] arguments) throws IOException {
      AdapterContext context = new AdapterContext("west", Map.of(), InstantSource.system());
      Location root = Location.parse(arguments[0]);
      ObjectPath path = ObjectPath.of("large");
      try (ObjectStore store = new H2Plugin().stores().get(0).openStore(root, context)) {
        ObjectEntry made = store.create(path, new Counting(SIZE), WriteOptions.DURABLE);
        boolean same = sum(new Counting(SIZE).open()) == sum(store.open(path));
        System.exit(same && made.size() == SIZE ? 0 : 1);
      }
    }

    private static long sum(InputStream bytes) throws IOException {
      try (CheckedInputStream in = new CheckedInputStream(bytes, new CRC32())) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
        return in.getChecksum().getValue();
      }
    }
  }

  /** Bytes that tell where they stand. */
  private record Counting(long size) implements Content {
    @Override
    public InputStream open() {
      return new InputStream() {
        private long next;

        @Override
        public int read() {
          return next < size ? (byte) (next++ >>> 7) & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          int count = (int) Math.min(length, size - next);
          for (int i = 0; i < count; i++) {
            target[offset + i] = (byte) (next++ >>> 7);
          }
          return count == 0 && length > 0 ? -1 : count;
        }
      };
    }
  }

  @Test
  void holdsWhatItNeedsAtOnce() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    Process small =
        new ProcessBuilder(
                java, "-Xmx64m", "-cp", classes, Small.class.getName(), "h2:" + folder + "/l.mv.db")
            .inheritIO()
            .start();
    try {
      assertThat(small.waitFor()).isZero();
    } finally {
      small.destroyForcibly();
    }
  }
}

package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.support.Digest;
import io.lakehousedr.spi.support.Pouring;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stages files, many small ones to one object. Fetching is thread-safe; {@link #place} and {@link
 * #flush} are for one thread.
 */
final class Bundles implements AutoCloseable {
  private static final int SMALL = 256 << 10;
  private static final long BUNDLE = 8L << 20;

  private final Stage stage;
  private final String key;
  private final AtomicInteger large = new AtomicInteger();
  private Spool bundle = new Spool();
  private int bundles;

  Bundles(Stage stage, String key) {
    this.stage = stage;
    this.key = key;
  }

  /**
   * Reads exactly the version that was listed; what is large is staged at once.
   *
   * @throws DrException FILES_CHANGED when another version stands there now; STORE_CORRUPT when
   *     what came has another checksum than was listed
   */
  Piece fetch(Place<? extends ObjectReader> folder, ObjectEntry entry) {
    if (entry.size() <= SMALL) {
      byte[] bytes = bytes(folder, entry);
      check(folder, entry, bytes);
      return new Piece.Small(bytes, Checksum.sha256(bytes));
    }
    String name = key + "/file-" + large.incrementAndGet();
    StageFile file = stage.pour(name, content(folder, entry), entry.checksum());
    return new Piece.Staged(new StageRange(file.path(), 0, file.size(), file.sha256()));
  }

  private static byte[] bytes(Place<? extends ObjectReader> folder, ObjectEntry entry) {
    try (InputStream in = Hashes.open(folder, entry)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw DrException.broken(entry.path().text(), e);
    }
  }

  private static void check(Place<? extends ObjectReader> folder, ObjectEntry entry, byte[] bytes) {
    entry
        .checksum()
        .ifPresent(
            listed -> {
              Digest digest = new Digest(listed.algorithm());
              digest.update(bytes, 0, bytes.length);
              String where = folder.store().root().resolve(folder.path()) + "/" + entry.path();
              Pouring.check(where, digest.finish(), Optional.of(listed));
            });
  }

  private static Content content(Place<? extends ObjectReader> folder, ObjectEntry entry) {
    return new Content() {
      @Override
      public long size() {
        return entry.size();
      }

      @Override
      public InputStream open() {
        return Hashes.open(folder, entry);
      }
    };
  }

  /** Where a piece is staged, at the latest after {@link #flush}. */
  StageRange place(Piece piece) {
    return piece instanceof Piece.Small small ? append(small) : ((Piece.Staged) piece).range();
  }

  private StageRange append(Piece.Small small) {
    if (bundle.size() + small.bytes().length > BUNDLE) {
      flush();
    }
    StageRange range =
        new StageRange(stage.path(name()), bundle.size(), small.bytes().length, small.sha256());
    try {
      bundle.write(small.bytes());
    } catch (IOException e) {
      throw DrException.broken("a temporary file", e);
    }
    placed = true;
    return range;
  }

  private boolean placed;

  private String name() {
    return key + "/bundle-" + bundles;
  }

  /** Stages what is still in memory. */
  void flush() {
    if (placed) {
      stage.put(name(), bundle);
      Lines.close(bundle);
      bundle = new Spool();
      bundles++;
      placed = false;
    }
  }

  @Override
  public void close() {
    Lines.close(bundle);
  }
}

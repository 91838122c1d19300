package io.lakehousedr.spi.store;

import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the objects below one root. There are no directories, only names with slashes.
 *
 * <p>Failures are {@link io.lakehousedr.error.DrException}s, translated in one place of the
 * adapter. A method that is interrupted ends within a second with {@link
 * java.util.concurrent.CancellationException} and leaves the interrupt flag set. Nothing outside
 * the root is ever read: links that lead out of it are ACCESS_DENIED.
 *
 * <p>Implementations are thread-safe. Streams that are handed out belong to the caller, who closes
 * them, and are not thread-safe.
 */
public interface ObjectReader extends AutoCloseable {
  /** The root that all paths are relative to. */
  Location root();

  /** What this store can promise. Constant over its life; makes no request. */
  StoreTraits traits();

  /**
   * Lists every object below {@code directory}, at any depth, in the order of the UTF-8 bytes of
   * their paths.
   *
   * @param directory a prefix of whole segments; the root for everything. One that holds nothing
   *     gives an empty stream: there are no empty directories
   * @param startAfter a name relative to {@code directory}, exclusive, which need not exist; empty
   *     to begin at the beginning. The cost does not grow with what lies before it, where the
   *     store's own listing allows that
   * @return a lazy stream that fetches page after page; close it. Objects created or deleted while
   *     it is read may or may not appear. Errors come as {@code DrException} from the terminal
   *     operation
   */
  Stream<ObjectEntry> list(ObjectPath directory, String startAfter);

  /** What the store says of one object, or empty when it is not there. */
  Optional<ObjectEntry> head(ObjectPath path);

  /**
   * Opens a part of an object.
   *
   * @param expected the version that must be read, or empty for whatever is there; then the whole
   *     stream still comes from one version
   * @return bytes from {@code range.offset()} on; an empty stream when the range lies past the end.
   *     Reading may fail with an {@code IOException} whose cause is a {@code DrException}
   * @throws io.lakehousedr.error.DrException NOT_FOUND; CONFLICT when the version is another
   */
  InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected);

  /** Opens the whole of whatever version is there. */
  default InputStream open(ObjectPath path) {
    return open(path, ByteRange.ALL, Optional.empty());
  }

  /** Frees what the store holds. Idempotent. Streams still open may fail. */
  @Override
  void close();
}

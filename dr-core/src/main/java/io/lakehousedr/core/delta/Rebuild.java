package io.lakehousedr.core.delta;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * Lists as much of a log as rebuilds a version. {@code _last_checkpoint} saves listing the whole
 * log where it is right; where it is not, everything is listed. Thread-safe.
 */
public final class Rebuild {
  private Rebuild() {}

  /**
   * A listing that begins at or before {@code version} and holds a complete checkpoint at or before
   * it, or the whole log.
   *
   * @param table the table's folder relative to the store's root
   * @param version to be rebuilt; {@code Long.MAX_VALUE} for the newest
   * @throws DrException what the store fails with
   */
  public static LogListing listing(ObjectReader store, ObjectPath table, long version) {
    OptionalLong hint = hint(store, table);
    if (hint.isPresent() && hint.getAsLong() >= 0 && hint.getAsLong() <= version) {
      LogListing listing = LogListing.list(store, table, hint.getAsLong());
      if (listing.checkpointAtOrBefore(version).isPresent()) {
        return listing;
      }
    }
    return LogListing.list(store, table, 0);
  }

  /** The version that {@code _last_checkpoint} says; nothing when it says nothing sensible. */
  private static OptionalLong hint(ObjectReader store, ObjectPath table) {
    ObjectPath path = LogNames.folder(table).resolve(LogNames.LAST_CHECKPOINT);
    if (store.head(path).isEmpty()) {
      return OptionalLong.empty();
    }
    try (InputStream in = store.open(path);
        LogJson json = new LogJson(in, path.text())) {
      return version(json);
    } catch (IOException | DrException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong version(LogJson json) throws IOException {
    long[] version = {-1};
    json.next();
    json.fields(
        field -> {
          if (field.equals("version")) {
            version[0] = json.number();
          }
        });
    return version[0] < 0 ? OptionalLong.empty() : OptionalLong.of(version[0]);
  }
}

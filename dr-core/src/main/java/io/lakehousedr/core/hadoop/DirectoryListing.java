package io.lakehousedr.core.hadoop;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.FileNotFoundException;
import java.util.stream.Stream;

/** Lists as a Delta log store does: the files of one folder from a name on. */
final class DirectoryListing {
  private DirectoryListing() {}

  /**
   * The objects right below the parent of {@code from} whose names are not before its own, in
   * order.
   *
   * @throws FileNotFoundException when the folder holds nothing at all, which is how the libraries
   *     tell that there is no table
   */
  static Stream<ObjectEntry> from(ObjectReader reader, ObjectPath from)
      throws FileNotFoundException {
    ObjectPath directory = from.parent();
    if (!holdsAnything(reader, directory)) {
      throw Failures.absent(reader.root().resolve(directory).text());
    }
    return reader
        .list(directory, before(from.name()))
        .filter(entry -> entry.path().parent().equals(directory))
        .filter(entry -> entry.path().compareTo(from) >= 0);
  }

  private static boolean holdsAnything(ObjectReader reader, ObjectPath directory) {
    try (Stream<ObjectEntry> all = reader.list(directory, "")) {
      return all.findFirst().isPresent();
    }
  }

  /**
   * A listing begins after a name, and this one must hold it: so it begins after a prefix of it.
   */
  private static String before(String name) {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(name.length(), -1));
  }
}

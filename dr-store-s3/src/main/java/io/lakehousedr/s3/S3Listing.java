package io.lakehousedr.s3;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.support.Cancellation;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Pages of one directory, fetched when they are needed. What is not in order of UTF-8 is refused:
 * whoever merges two listings would take objects for missing. Not thread-safe.
 */
final class S3Listing implements Iterator<ObjectEntry> {
  private final Connection connection;
  private final String prefix;
  private final String startAfter;
  private Iterator<Page.Listed> page = List.<Page.Listed>of().iterator();
  private Optional<String> token = Optional.empty();
  private Optional<ObjectEntry> next = Optional.empty();
  private Optional<String> last = Optional.empty();
  private boolean begun;

  private S3Listing(Connection connection, ObjectPath directory, String startAfter) {
    this.connection = connection;
    this.prefix = connection.root().prefix(directory);
    this.startAfter = startAfter.isEmpty() ? "" : prefix + startAfter;
  }

  /** As the service lists, which begins after {@code startAfter} by itself. */
  static Stream<ObjectEntry> ordered(
      Connection connection, ObjectPath directory, String startAfter) {
    S3Listing listing = new S3Listing(connection, directory, startAfter);
    return listing.stream().peek(listing::checkOrder);
  }

  /** All of it, sorted in memory. */
  static Stream<ObjectEntry> sorted(
      Connection connection, ObjectPath directory, String startAfter) {
    String base = directory.isRoot() ? "" : directory + "/";
    return Stream.of(new S3Listing(connection, directory, ""))
        .flatMap(S3Listing::stream)
        .filter(entry -> isAfter(entry.path().text(), base + startAfter))
        .sorted(Comparator.comparing(ObjectEntry::path));
  }

  private static boolean isAfter(String name, String limit) {
    return ObjectPath.compareUtf8(name, limit) > 0;
  }

  private Stream<ObjectEntry> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
  }

  private void checkOrder(ObjectEntry entry) {
    String name = entry.path().text();
    if (last.isPresent() && ObjectPath.compareUtf8(last.get(), name) >= 0) {
      throw new DrException(
          Problem.STORE_INVALID,
          connection.root().location()
              + ": the service lists \""
              + name
              + "\" after \""
              + last.get()
              + "\", which is not the order of UTF-8. Set listing_order to any");
    }
    last = Optional.of(name);
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && (page.hasNext() || turn())) {
      next = page.hasNext() ? entry(page.next()) : Optional.empty();
    }
    return next.isPresent();
  }

  /** Fetches the next page, if there is one. */
  private boolean turn() {
    if (begun && token.isEmpty()) {
      return false;
    }
    Page fetched = connection.objects().page(prefix, startAfter, token);
    begun = true;
    page = fetched.objects().iterator();
    token = fetched.next();
    return true;
  }

  private Optional<ObjectEntry> entry(Page.Listed listed) {
    Cancellation.check();
    return connection
        .root()
        .path(listed.key(), listed.size())
        .map(
            path ->
                new ObjectEntry(
                    path,
                    listed.size(),
                    new ObjectVersion(listed.tag()),
                    listed.modified(),
                    Optional.empty()));
  }

  @Override
  public ObjectEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ObjectEntry entry = next.orElseThrow();
    next = Optional.empty();
    return entry;
  }
}

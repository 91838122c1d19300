package io.lakehousedr.examples.adapter;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.support.Cancellation;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Pages of one directory, fetched when they are needed; between two of them no connection is held.
 * Not thread-safe.
 */
final class H2Listing implements Iterator<ObjectEntry> {
  private static final int PAGE = 1000;

  private final H2Root root;
  private final Database database;
  private final byte[] before;
  private byte[] after;
  private Iterator<ObjectRow> page = List.<ObjectRow>of().iterator();
  private boolean ended;

  private H2Listing(H2Root root, Database database, ObjectPath directory, String startAfter) {
    this.root = root;
    this.database = database;
    this.after = H2Root.utf8(root.prefix(directory) + startAfter);
    this.before = end(root.prefix(directory));
  }

  /** After all names that begin with {@code prefix}: its slash, one further. */
  private static byte[] end(String prefix) {
    if (prefix.isEmpty()) {
      return new byte[] {(byte) 0xff}; // which no UTF-8 begins with
    }
    byte[] end = H2Root.utf8(prefix);
    end[end.length - 1]++;
    return end;
  }

  static Stream<ObjectEntry> stream(
      H2Root root, Database database, ObjectPath directory, String startAfter) {
    H2Listing listing = new H2Listing(root, database, directory, startAfter);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(listing, Spliterator.ORDERED), false);
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && !ended) {
      turn();
    }
    return page.hasNext();
  }

  private void turn() {
    List<ObjectRow> fetched =
        database.read(
            root.location().toString(),
            List.of(),
            (rows, caller) -> rows.page(after, before, PAGE));
    ended = fetched.size() < PAGE;
    page = fetched.iterator();
  }

  @Override
  public ObjectEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Cancellation.check();
    ObjectRow row = page.next();
    after = H2Root.utf8(row.name());
    return row.entry(root.path(row.name()));
  }
}

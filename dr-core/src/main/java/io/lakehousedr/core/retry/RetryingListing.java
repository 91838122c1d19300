package io.lakehousedr.core.retry;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A listing that goes on after the last entry seen when a page fails. */
final class RetryingListing implements Iterator<ObjectEntry>, AutoCloseable {
  private final ObjectReader reader;
  private final Retry retry;
  private final ObjectPath directory;
  private String after;
  private Stream<ObjectEntry> stream;
  private Iterator<ObjectEntry> entries;
  private int broken;

  private RetryingListing(
      ObjectReader reader, Retry retry, ObjectPath directory, String startAfter) {
    this.reader = reader;
    this.retry = retry;
    this.directory = directory;
    this.after = startAfter;
    this.stream = retry.call(() -> reader.list(directory, startAfter));
    this.entries = stream.iterator();
  }

  static Stream<ObjectEntry> stream(
      ObjectReader reader, Retry retry, ObjectPath directory, String startAfter) {
    RetryingListing listing = new RetryingListing(reader, retry, directory, startAfter);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(listing, Spliterator.ORDERED), false)
        .onClose(listing::close);
  }

  @Override
  public boolean hasNext() {
    while (true) {
      try {
        return entries.hasNext();
      } catch (DrException e) {
        broken++;
        if (!retry.mayRepeat(e, broken)) {
          throw e;
        }
        retry.pause(e, broken);
        reopen();
      }
    }
  }

  @Override
  public ObjectEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ObjectEntry entry = entries.next();
    after =
        directory
            .relativize(entry.path())
            .orElseThrow(() -> new IllegalStateException(entry.path() + " is not in " + directory))
            .text();
    return entry;
  }

  private void reopen() {
    stream.close();
    stream = retry.call(() -> reader.list(directory, after));
    entries = stream.iterator();
  }

  @Override
  public void close() {
    stream.close();
  }
}

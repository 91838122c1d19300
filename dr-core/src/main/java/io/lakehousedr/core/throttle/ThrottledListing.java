package io.lakehousedr.core.throttle;

import io.lakehousedr.model.ObjectEntry;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A listing whose pages are requests. Where they end is not told; most services send 1,000. */
final class ThrottledListing implements Iterator<ObjectEntry> {
  private static final int PAGE = 1000;

  private final Iterator<ObjectEntry> entries;
  private final Endpoint endpoint;
  private int left = PAGE;

  private ThrottledListing(Iterator<ObjectEntry> entries, Endpoint endpoint) {
    this.entries = entries;
    this.endpoint = endpoint;
  }

  /** The listing, whose first page was asked for already. */
  static Stream<ObjectEntry> stream(Stream<ObjectEntry> listing, Endpoint endpoint) {
    Iterator<ObjectEntry> entries = new ThrottledListing(listing.iterator(), endpoint);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED), false)
        .onClose(listing::close);
  }

  @Override
  public boolean hasNext() {
    if (left == 0) {
      endpoint.turn();
      left = PAGE;
    }
    return endpoint.listen(entries::hasNext);
  }

  @Override
  public ObjectEntry next() {
    left = left == 0 ? PAGE - 1 : left - 1;
    return endpoint.listen(entries::next);
  }
}

package io.lakehousedr.testkit;

import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A listing, a page of 1,000 at a time; each page is an operation. */
final class FaultyListing implements Iterator<ObjectEntry> {
  private static final int PAGE = 1000;

  private final Stream<ObjectEntry> delegate;
  private final Supplier<FaultPlan.Begun> begin;
  private @Nullable Iterator<ObjectEntry> entries;
  private FaultPlan.@Nullable Begun page;
  private long given;

  FaultyListing(Stream<ObjectEntry> delegate, Supplier<FaultPlan.Begun> begin) {
    this.delegate = delegate;
    this.begin = begin;
  }

  Stream<ObjectEntry> stream() {
    int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(
            () -> Spliterators.spliteratorUnknownSize(this, traits), traits, false)
        .onClose(delegate::close);
  }

  @Override
  public boolean hasNext() {
    Iterator<ObjectEntry> source = source();
    if (page == null || given == PAGE) {
      given = 0;
      page = begin.get();
      return page.around(source::hasNext);
    }
    page.plan().checkAlive();
    if (given > 0 && page.fault().tears()) {
      throw Fault.failure(ErrorKind.UNAVAILABLE, page.call());
    }
    return source.hasNext();
  }

  @Override
  public ObjectEntry next() {
    given++;
    return source().next();
  }

  private Iterator<ObjectEntry> source() {
    if (entries == null) {
      entries = delegate.iterator();
    }
    return entries;
  }
}

package io.lakehousedr.adls;

import com.azure.storage.blob.models.BlobItem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.support.Cancellation;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Lists in the order of UTF-8 bytes. A flat namespace is read by pages of 5,000 in one go; a
 * hierarchical one, whose order is that of its folders, folder by folder. Thread-safe.
 */
final class Listing {
  private final Service service;
  private final Hierarchy hierarchy;
  private final Shortcuts shortcuts;

  Listing(Service service) {
    this.service = service;
    this.hierarchy = new Hierarchy(service);
    this.shortcuts = new Shortcuts(service);
  }

  Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    String prefix = folder(service.place().name(directory));
    String after = startAfter.isEmpty() ? "" : prefix + startAfter;
    Iterator<ObjectEntry> entries =
        new Later(
            () -> {
              Shortcuts.Filter filter = shortcuts.below(directory);
              return new Entries(service, items(prefix, after, filter), after);
            });
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  private static String folder(String name) {
    return name.isEmpty() ? "" : name + "/";
  }

  private Iterator<BlobItem> items(String prefix, String after, Shortcuts.Filter filter) {
    return hierarchy.isThere()
        ? new TreeItems(service, prefix, after, filter)
        : new FlatItems(service, prefix, after);
  }

  /** Begins at the first element asked for. */
  private static final class Later implements Iterator<ObjectEntry> {
    private final java.util.function.Supplier<Iterator<ObjectEntry>> start;
    private @org.jspecify.annotations.Nullable Iterator<ObjectEntry> started;

    Later(java.util.function.Supplier<Iterator<ObjectEntry>> start) {
      this.start = start;
    }

    private Iterator<ObjectEntry> started() {
      if (started == null) {
        started = start.get();
      }
      return started;
    }

    @Override
    public boolean hasNext() {
      return started().hasNext();
    }

    @Override
    public ObjectEntry next() {
      return started().next();
    }
  }

  /** Objects alone, below the root, after the start. */
  private static final class Entries implements Iterator<ObjectEntry> {
    private final Service service;
    private final Iterator<BlobItem> items;
    private final String after;
    private Optional<ObjectEntry> next = Optional.empty();

    Entries(Service service, Iterator<BlobItem> items, String after) {
      this.service = service;
      this.items = items;
      this.after = after;
    }

    @Override
    public boolean hasNext() {
      while (next.isEmpty() && items.hasNext()) {
        Cancellation.check();
        next = entry(items.next());
      }
      return next.isPresent();
    }

    @Override
    public ObjectEntry next() {
      if (!hasNext()) {
        throw new java.util.NoSuchElementException();
      }
      ObjectEntry entry = next.orElseThrow();
      next = Optional.empty();
      return entry;
    }

    private Optional<ObjectEntry> entry(BlobItem item) {
      String name = item.getName();
      boolean wanted = after.isEmpty() || ObjectPath.compareUtf8(name, after) > 0;
      return wanted && !name.endsWith("/") ? seen(name, item) : Optional.empty();
    }

    private Optional<ObjectEntry> seen(String name, BlobItem item) {
      String root = folder(service.place().prefix().text());
      return path(name.substring(root.length()))
          .map(path -> Seen.of(path, item))
          .filter(seen -> !seen.folder())
          .map(Seen::entry);
    }

    /** Names with empty segments and the like can be made by others and are nobody's object. */
    private static Optional<ObjectPath> path(String name) {
      try {
        return Optional.of(ObjectPath.of(name));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }
}

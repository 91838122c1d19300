package io.lakehousedr.gcs;

import com.google.api.gax.paging.Page;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage.BlobListOption;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.support.Cancellation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A listing, page after page as it is read. The service lists by the bytes of the names. */
final class Listing implements Iterator<ObjectEntry> {
  private static final long PAGE = 1000;

  private final Connection connection;
  private final String prefix;
  private final String start;
  private Optional<String> next = Optional.empty();
  private boolean last;
  private Iterator<Blob> page = Collections.emptyIterator();
  private @Nullable ObjectEntry found;

  /**
   * A listing.
   *
   * @param startAfter below the directory, exclusive; empty for the beginning
   */
  Listing(Connection connection, ObjectPath directory, String startAfter) {
    this.connection = connection;
    this.prefix = connection.root().prefix(directory);
    this.start = startAfter.isEmpty() ? "" : prefix + startAfter;
  }

  @Override
  public boolean hasNext() {
    while (found == null && (page.hasNext() || !last)) {
      Cancellation.check();
      if (page.hasNext()) {
        found = entry(page.next()).orElse(null);
      } else {
        fetch();
      }
    }
    return found != null;
  }

  @Override
  public ObjectEntry next() {
    if (!hasNext() || found == null) {
      throw new NoSuchElementException();
    }
    ObjectEntry entry = found;
    found = null;
    return entry;
  }

  /** The service begins at the start itself, which is not wanted. */
  private Optional<ObjectEntry> entry(Blob blob) {
    if (!blob.getName().startsWith(prefix)) {
      throw DrException.storage(
          ErrorKind.CORRUPT,
          "listing gs://" + connection.root().bucket() + "/" + prefix + " gave " + blob.getName(),
          null);
    }
    return Optional.of(blob)
        .filter(it -> !it.getName().equals(start))
        .flatMap(it -> connection.root().path(it.getName(), it.getSize()))
        .map(path -> Blobs.entry(path, blob));
  }

  private void fetch() {
    List<BlobListOption> options = new ArrayList<>();
    options.add(BlobListOption.pageSize(PAGE));
    options.add(BlobListOption.fields(Blobs.LISTED));
    Stream.of(prefix).filter(it -> !it.isEmpty()).map(BlobListOption::prefix).forEach(options::add);
    Stream.of(start)
        .filter(it -> !it.isEmpty())
        .map(BlobListOption::startOffset)
        .forEach(options::add);
    next.map(BlobListOption::pageToken).ifPresent(options::add);
    fetch(options.toArray(BlobListOption[]::new));
  }

  private void fetch(BlobListOption[] options) {
    GcsRoot root = connection.root();
    Page<Blob> fetched =
        connection.read(
            "listing gs://" + root.bucket() + "/" + prefix, it -> it.list(root.bucket(), options));
    connection.sawBucket();
    page = fetched.getValues().iterator();
    next = Optional.ofNullable(fetched.getNextPageToken()).filter(token -> !token.isEmpty());
    last = next.isEmpty();
  }
}

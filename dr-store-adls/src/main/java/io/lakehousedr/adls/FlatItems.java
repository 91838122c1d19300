package io.lakehousedr.adls;

import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.ObjectPath;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * All blobs below a prefix of a flat namespace (REST: List Blobs), page by page. The service's
 * "alphabetical order" is not said to be that of UTF-8 bytes or of UTF-16 units; the two differ for
 * names with characters beyond U+FFFF alone, which are held back until their turn in UTF-8. Any
 * other order is noticed. One thread reads.
 */
final class FlatItems implements Iterator<BlobItem> {
  private final Service service;
  private final Iterator<PagedResponse<BlobItem>> pages;
  private final ArrayDeque<BlobItem> ready = new ArrayDeque<>();
  private final TreeMap<String, BlobItem> held = new TreeMap<>(ObjectPath::compareUtf8);
  private String last = "";

  /**
   * Begins.
   *
   * @param after a whole name in the container; may be empty. The service is told to begin there,
   *     and gives what lies before it too when it does not know how
   */
  FlatItems(Service service, String prefix, String after) {
    this.service = service;
    ListBlobsOptions options =
        new ListBlobsOptions()
            .setPrefix(prefix)
            .setDetails(new BlobListDetails().setRetrieveMetadata(true));
    String from = begin(after);
    if (from.length() > prefix.length()) {
      options.setStartFrom(from);
    }
    // The first page is fetched here already.
    this.pages =
        service
            .errors()
            .translated(
                service.where(ObjectPath.ROOT),
                Effect.READS,
                () -> service.container().listBlobs(options, null).iterableByPage().iterator());
  }

  /**
   * Where the service must begin so that nothing after {@code after} is missed in either order: no
   * later than the first character that the two orders place differently.
   */
  static String begin(String after) {
    for (int i = 0; i < after.length(); i++) {
      if (after.charAt(i) >= Character.MIN_SURROGATE) {
        return after.substring(0, i);
      }
    }
    return after;
  }

  @Override
  public boolean hasNext() {
    // An empty page may come before the last one.
    boolean more = true;
    while (ready.isEmpty() && more) {
      more = fill();
    }
    return !ready.isEmpty();
  }

  @Override
  public BlobItem next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.removeFirst();
  }

  private boolean fill() {
    boolean more =
        service.errors().translated(service.where(ObjectPath.ROOT), Effect.READS, this::page);
    if (!more) {
      ready.addAll(held.values());
      held.clear();
      return !ready.isEmpty();
    }
    return true;
  }

  private boolean page() {
    if (!pages.hasNext()) {
      return false;
    }
    pages.next().getValue().forEach(this::take);
    return true;
  }

  private void take(BlobItem item) {
    String name = item.getName();
    if (name.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
      held.put(name, item);
      return;
    }
    checkOrder(name);
    Map<String, BlobItem> due = held.headMap(name, false);
    ready.addAll(due.values());
    due.clear();
    ready.add(item);
  }

  private void checkOrder(String name) {
    if (ObjectPath.compareUtf8(name, last) < 0) {
      throw DrException.storage(
          ErrorKind.INVALID,
          service.where(ObjectPath.ROOT),
          new IllegalStateException(
              "the list is not in the order of names, as in an account with a hierarchical"
                  + " namespace. Set namespace to hierarchical"));
    }
    last = name;
  }
}

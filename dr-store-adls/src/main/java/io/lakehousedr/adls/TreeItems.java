package io.lakehousedr.adls;

import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.ObjectPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * All blobs below a prefix of a hierarchical namespace, folder by folder: one request a folder and
 * 5,000 names, and the names of one folder are in memory. A folder's name counts with its slash,
 * which makes the order that of whole paths. One thread reads.
 */
final class TreeItems implements Iterator<BlobItem> {
  private static final Comparator<BlobItem> BY_NAME =
      (left, right) -> ObjectPath.compareUtf8(left.getName(), right.getName());

  private final Service service;
  private final String after;
  private final Shortcuts.Filter filter;
  private final ArrayDeque<Iterator<BlobItem>> open = new ArrayDeque<>();

  TreeItems(Service service, String prefix, String after, Shortcuts.Filter filter) {
    this.service = service;
    this.after = after;
    this.filter = filter;
    open.push(folder(prefix));
  }

  @Override
  public boolean hasNext() {
    while (!open.isEmpty() && !open.peek().hasNext()) {
      open.pop();
    }
    return !open.isEmpty();
  }

  /** A folder comes as itself, and what it holds after it. */
  @Override
  public BlobItem next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    BlobItem item = open.element().next();
    if (isFolder(item) && mayHold(item.getName()) && filter.enters(item.getName())) {
      open.push(folder(item.getName()));
    }
    return item;
  }

  private static boolean isFolder(BlobItem item) {
    return item.getName().endsWith("/");
  }

  private boolean mayHold(String folder) {
    return after.startsWith(folder) || ObjectPath.compareUtf8(folder, after) > 0;
  }

  private Iterator<BlobItem> folder(String prefix) {
    ListBlobsOptions options =
        new ListBlobsOptions()
            .setPrefix(prefix)
            .setDetails(new BlobListDetails().setRetrieveMetadata(true));
    List<BlobItem> items =
        service
            .errors()
            .translated(service.where(ObjectPath.ROOT), Effect.READS, () -> all(options));
    items.sort(BY_NAME);
    return items.iterator();
  }

  private List<BlobItem> all(ListBlobsOptions options) {
    List<BlobItem> items = new ArrayList<>();
    service.container().listBlobsByHierarchy("/", options, null).forEach(items::add);
    return items;
  }
}

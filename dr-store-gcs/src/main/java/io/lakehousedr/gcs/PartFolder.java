package io.lakehousedr.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage.BlobListOption;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the parts of one upload lie until it is complete: hidden objects below the store's root, in
 * a folder named by target, content and size, so that another process finds them.
 *
 * @param size of the whole, in bytes
 * @param partSize of every part but the last
 */
record PartFolder(GcsStore store, ObjectPath path, long size, long partSize) {
  /** What nobody has touched for so long belongs to no upload that still goes on. */
  private static final Duration FORGOTTEN = Duration.ofDays(7);

  private static final String PART = "part-";

  static PartFolder of(GcsStore store, ObjectPath target, String token, long size) {
    long part = store.partSize(size);
    String all = target + "\0" + token + "\0" + size + "\0" + part;
    String id = Checksum.sha256(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
    return new PartFolder(store, ObjectPath.of(GcsRoot.HIDDEN).resolve(id), size, part);
  }

  int count() {
    return Math.toIntExact((size + partSize - 1) / partSize);
  }

  long sizeOf(int part) {
    return Math.min(partSize, size - part * partSize);
  }

  ObjectPath part(int number) {
    return path.resolve(PART + String.format("%06d", number));
  }

  /** What is put together of several parts on the way to the whole. */
  ObjectPath joint(int level, int number) {
    return path.resolve(String.format("joint-%d-%06d", level, number));
  }

  /** The parts that are there, whole. */
  SortedMap<Integer, ObjectPath> finished() {
    SortedMap<Integer, ObjectPath> parts = new TreeMap<>();
    for (Blob blob : list(path)) {
      String name = relative(blob).name();
      int number = name.startsWith(PART) ? Integer.parseInt(name.substring(PART.length())) : -1;
      if (number >= 0 && number < count() && blob.getSize() == sizeOf(number)) {
        parts.put(number, part(number));
      }
    }
    return parts;
  }

  private List<Blob> list(ObjectPath folder) {
    GcsRoot root = store.bucket;
    return store.connection.read(
        root.where(folder),
        it -> {
          List<Blob> all = new ArrayList<>();
          it.list(
                  root.bucket(),
                  BlobListOption.prefix(root.prefix(folder)),
                  BlobListOption.fields(Blobs.LISTED))
              .iterateAll()
              .forEach(all::add);
          return all;
        });
  }

  private ObjectPath relative(Blob blob) {
    String prefix = store.bucket.prefix(ObjectPath.ROOT);
    return ObjectPath.of(blob.getName().substring(prefix.length()));
  }

  /** Throws all of it away. */
  void clear() {
    delete(list(path));
  }

  /** Throws away what uploads left that nobody went on with, as far as that works. */
  void sweep() {
    Instant limit = store.connection.time().instant().minus(FORGOTTEN);
    try {
      delete(
          list(ObjectPath.of(GcsRoot.HIDDEN)).stream()
              .filter(blob -> blob.getCreateTimeOffsetDateTime().toInstant().isBefore(limit))
              .toList());
    } catch (DrException e) {
      // It costs a little money until somebody else sweeps; this upload need not fail of it.
      return;
    }
  }

  private void delete(List<Blob> blobs) {
    Map<ObjectPath, ObjectVersion> names = new LinkedHashMap<>();
    blobs.forEach(blob -> names.put(relative(blob), Blobs.version(blob)));
    new Deletion(store).delete(names);
  }
}

package io.lakehousedr.gcs;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ResumableUploads.Upload;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A large object in parts. The service's own resumable sessions take their bytes in order and from
 * one sender only; so each part is an object of its own, and in the end they are composed. The
 * class is thread-safe.
 */
final class GcsUpload implements Upload {
  private final GcsStore store;
  private final Writer writer;
  private final ObjectPath target;
  private final PartFolder parts;
  private final ObjectAttributes attributes;

  GcsUpload(
      GcsStore store,
      Writer writer,
      ObjectPath target,
      PartFolder parts,
      ObjectAttributes attributes) {
    this.store = store;
    this.writer = writer;
    this.target = target;
    this.parts = parts;
    this.attributes = attributes;
  }

  @Override
  public SortedSet<Integer> finished() {
    return new TreeSet<>(parts.finished().keySet());
  }

  @Override
  public void put(int part, Content content) {
    String where = store.bucket.where(target) + ", part " + part;
    if (part < 0 || part >= parts.count() || content.size() != parts.sizeOf(part)) {
      throw new DrException(
          Problem.STORE_INVALID,
          where + " of " + content.size() + " bytes is none of " + parts.count() + " parts");
    }
    String nonce = UUID.randomUUID().toString();
    try {
      writer.send(parts.part(part), content, WriteOptions.DURABLE, Optional.empty(), nonce);
    } catch (DrException e) {
      // Equal bytes may be sent as often as one likes: whether these came is of no interest.
      throw e.kind() == ErrorKind.OUTCOME_UNKNOWN
          ? DrException.storage(ErrorKind.UNAVAILABLE, where, e)
          : e;
    }
  }

  @Override
  public ObjectEntry complete(WriteOptions options) {
    refuseExisting();
    ObjectEntry made = parts.count() == 0 ? empty(options) : compose(options);
    discard();
    return made;
  }

  private void refuseExisting() {
    if (store.head(target).isPresent()) {
      throw DrException.storage(ErrorKind.ALREADY_EXISTS, store.bucket.where(target), null);
    }
  }

  private ObjectEntry empty(WriteOptions options) {
    return store.create(target, Content.of(new byte[0]), options.with(attributes));
  }

  private ObjectEntry compose(WriteOptions options) {
    List<ObjectPath> all = all();
    String nonce = UUID.randomUUID().toString();
    try {
      Composing composing = new Composing(store, parts);
      return composing.publish(target, composing.whole(all, options), attributes, nonce);
    } catch (DrException e) {
      if (e.kind() == ErrorKind.NOT_FOUND) {
        refuseExisting();
      }
      return writer.settle(target, nonce, Standing.NOTHING, e);
    }
  }

  private List<ObjectPath> all() {
    SortedMap<Integer, ObjectPath> there = parts.finished();
    if (there.size() < parts.count()) {
      refuseExisting();
      throw new DrException(
          Problem.STORE_NOT_FOUND,
          store.bucket.where(target)
              + ": "
              + (parts.count() - there.size())
              + " of "
              + parts.count()
              + " parts are not there; send them again");
    }
    return List.copyOf(there.values());
  }

  /** The object is there: what is left of its parts is swept another time. */
  private void discard() {
    try {
      parts.clear();
    } catch (DrException e) {
      return;
    }
  }

  @Override
  public void abandon() {
    parts.clear();
  }

  @Override
  public void close() {
    // Nothing is held here: each part was sent by a request of its own.
  }
}

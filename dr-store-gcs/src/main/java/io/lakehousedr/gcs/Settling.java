package io.lakehousedr.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import java.util.Optional;

/**
 * What became of a write that failed: by what stands there now, and whose it is. Presence decides,
 * absence does not, for the write may land yet. A generation that has gone never comes back, so a
 * write over it that is not there can never land.
 */
final class Settling {
  private static final BlobGetOption FIELDS =
      BlobGetOption.fields(
          BlobField.NAME,
          BlobField.SIZE,
          BlobField.GENERATION,
          BlobField.TIME_CREATED,
          BlobField.CRC32C,
          BlobField.METADATA);

  private final GcsStore store;

  Settling(GcsStore store) {
    this.store = store;
  }

  /**
   * The object, when the write of that nonce made it.
   *
   * @throws DrException what else became of it
   */
  ObjectEntry settle(ObjectPath path, String nonce, Standing over, DrException failure) {
    if (failure.kind() != ErrorKind.OUTCOME_UNKNOWN && failure.kind() != ErrorKind.CONFLICT) {
      throw failure;
    }
    Optional<Blob> found = look(path, failure);
    if (found.isPresent() && Blobs.isOf(found.get(), nonce)) {
      return Blobs.entry(path, found.get());
    }
    throw failure(path, over, failure, found);
  }

  private Optional<Blob> look(ObjectPath path, DrException failure) {
    try {
      return store.look(path, FIELDS);
    } catch (DrException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  private DrException failure(
      ObjectPath path, Standing over, DrException failure, Optional<Blob> found) {
    boolean unknown = failure.kind() == ErrorKind.OUTCOME_UNKNOWN;
    if (over.isNothing()) {
      return unknown && found.isEmpty() ? failure : of(ErrorKind.ALREADY_EXISTS, path);
    }
    if (unknown && found.map(it -> it.getGeneration() == over.generation()).orElse(false)) {
      return failure;
    }
    return of(found.isEmpty() ? ErrorKind.NOT_FOUND : ErrorKind.CONFLICT, path);
  }

  private DrException of(ErrorKind kind, ObjectPath path) {
    return DrException.storage(kind, store.bucket.where(path), null);
  }
}

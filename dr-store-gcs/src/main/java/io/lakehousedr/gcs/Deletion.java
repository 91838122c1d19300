package io.lakehousedr.gcs;

import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.StorageBatch;
import com.google.cloud.storage.StorageBatchResult;
import com.google.cloud.storage.StorageException;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.support.Cancellation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes objects, a hundred by a request (Cloud Storage, "Batch requests"). Each is named by its
 * generation, so that it is deleted at most once, whatever is repeated.
 */
final class Deletion {
  private static final int BATCH = 100;

  private final GcsStore store;
  private final Map<ObjectPath, DeleteOutcome> outcomes = new LinkedHashMap<>();

  Deletion(GcsStore store) {
    this.store = store;
  }

  private record Asked(ObjectPath path, BlobId id, long generation) {}

  Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    List<Asked> all = new ArrayList<>();
    names.forEach((path, version) -> ask(path, version).ifPresent(all::add));
    for (int from = 0; from < all.size(); from += BATCH) {
      batch(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    return outcomes;
  }

  /** A version that is none of this service cannot stand there. */
  private Optional<Asked> ask(ObjectPath path, ObjectVersion version) {
    Optional<Long> generation = Blobs.generation(version);
    if (generation.isEmpty()) {
      outcomes.put(path, found(path));
    }
    return generation.map(
        it -> new Asked(path, BlobId.of(store.bucket.bucket(), store.bucket.name(path), it), it));
  }

  private void batch(List<Asked> asked) {
    Map<Asked, StorageBatchResult<Boolean>> results = new LinkedHashMap<>();
    try {
      store.connection.write(
          store.root().toString(),
          it -> {
            StorageBatch batch = it.batch();
            asked.forEach(one -> results.put(one, add(batch, one)));
            batch.submit();
            return batch;
          });
      results.forEach((one, result) -> outcomes.put(one.path(), outcome(one, result)));
    } catch (DrException e) {
      asked.forEach(one -> outcomes.putIfAbsent(one.path(), new DeleteOutcome.Failed(e)));
    }
  }

  private static StorageBatchResult<Boolean> add(StorageBatch batch, Asked asked) {
    return batch.delete(asked.id(), BlobSourceOption.generationMatch(asked.generation()));
  }

  private DeleteOutcome outcome(Asked asked, StorageBatchResult<Boolean> result) {
    Cancellation.check();
    try {
      return result.get() ? new DeleteOutcome.Deleted() : found(asked.path());
    } catch (StorageException | IllegalStateException e) {
      RuntimeException known =
          store.connection.errors().translate(store.bucket.where(asked.path()), Effect.WRITES, e);
      return known instanceof DrException failure
          ? failed(asked.path(), failure)
          : new DeleteOutcome.Failed(
              DrException.storage(ErrorKind.OUTCOME_UNKNOWN, store.bucket.where(asked.path()), e));
    }
  }

  private DeleteOutcome failed(ObjectPath path, DrException failure) {
    return failure.kind() == ErrorKind.CONFLICT ? found(path) : new DeleteOutcome.Failed(failure);
  }

  /** The version that was asked for is not there: another one may be. */
  private DeleteOutcome found(ObjectPath path) {
    try {
      return store
          .head(path)
          .<DeleteOutcome>map(entry -> new DeleteOutcome.Changed(entry.version()))
          .orElseGet(DeleteOutcome.Absent::new);
    } catch (DrException e) {
      return new DeleteOutcome.Failed(e);
    }
  }
}

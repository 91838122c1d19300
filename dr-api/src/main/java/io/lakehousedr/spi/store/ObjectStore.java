package io.lakehousedr.spi.store;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import java.util.Map;

/**
 * Reads and writes the objects below one root. An object appears whole or not at all; a caller that
 * dies in mid-write leaves nothing that {@code list}, {@code head} or {@code open} show.
 *
 * <p>A write that fails with OUTCOME_UNKNOWN may have happened, or happen yet. Every other failure
 * says that it did not and will not.
 */
public interface ObjectStore extends ObjectReader {
  /**
   * Creates an object that is not there yet. Of any number of concurrent callers one wins.
   *
   * @return what was created
   * @throws io.lakehousedr.error.DrException ALREADY_EXISTS, with nothing changed; ACCESS_DENIED;
   *     CORRUPT when the content is not what {@code options} expect
   */
  ObjectEntry create(ObjectPath path, Content content, WriteOptions options);

  /**
   * Replaces an object, if it still is at {@code expected}. Readers see the old or the new content,
   * whole.
   *
   * @return what stands there now
   * @throws io.lakehousedr.error.DrException NOT_FOUND; CONFLICT when the version is another, with
   *     nothing changed
   */
  ObjectEntry replace(
      ObjectPath path, ObjectVersion expected, Content content, WriteOptions options);

  /**
   * Deletes objects, each only at the version named with it. Not atomic over the names: each has an
   * outcome of its own, and a failure of one does not stop the others. Idempotent.
   *
   * @return one outcome for every name asked for
   */
  Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names);
}

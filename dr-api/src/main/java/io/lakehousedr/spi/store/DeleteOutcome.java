package io.lakehousedr.spi.store;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectVersion;

/** What became of one name of a {@link ObjectStore#delete}. */
public sealed interface DeleteOutcome {
  /** It was there, at the expected version, and is gone. */
  record Deleted() implements DeleteOutcome {}

  /** It was not there. */
  record Absent() implements DeleteOutcome {}

  /**
   * It is there at another version and was left.
   *
   * @param found the version that stands there
   */
  record Changed(ObjectVersion found) implements DeleteOutcome {}

  /**
   * It could not be deleted, or nobody knows whether it was.
   *
   * @param error why
   */
  record Failed(DrException error) implements DeleteOutcome {}
}

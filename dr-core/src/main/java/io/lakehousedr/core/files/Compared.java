package io.lakehousedr.core.files;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import java.util.Optional;

/**
 * One path as it stands on both sides and in the current cut.
 *
 * @param path relative to the folder
 * @param source as it was pinned
 * @param line of the current cut
 * @param target as it was listed
 * @param state how the target compares with the current cut
 */
record Compared(
    ObjectPath path,
    Optional<ObjectEntry> source,
    Optional<FileLine> line,
    Optional<ObjectEntry> target,
    State state) {
  /** How the target compares with the current cut. */
  enum State {
    /** Nothing is there. */
    ABSENT,
    /** What the cut says is there. */
    MATCHES,
    /** Something is there that the cut does not say. */
    STRAY
  }
}

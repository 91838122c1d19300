package io.lakehousedr.core.files;

import java.util.Optional;

/**
 * What has to be done about one path.
 *
 * @param of the path as it stands
 * @param action to be taken
 * @param status for the report; absent when there is nothing to tell
 */
record Step(Compared of, Action action, Optional<FileStatus> status) {
  /** What can be done. */
  enum Action {
    /** It stays in the cut as it is. */
    KEEP,
    /** The source's bytes are put there, unless they are there already. */
    PUT,
    /** As PUT, but bytes that are neither the source's nor the engine's stop the folder. */
    MATCH,
    /** It is deleted at the target. */
    DROP,
    /** It is not part of the cut. */
    FORGET
  }

  static Step of(Compared compared, Action action, FileStatus status) {
    return new Step(compared, action, Optional.of(status));
  }

  static Step quiet(Compared compared, Action action) {
    return new Step(compared, action, Optional.empty());
  }

  /** Whether the source's bytes are needed. */
  boolean needsSource() {
    return action == Action.PUT || action == Action.MATCH;
  }
}

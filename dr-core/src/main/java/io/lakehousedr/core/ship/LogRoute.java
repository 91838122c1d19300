package io.lakehousedr.core.ship;

import io.lakehousedr.core.delta.Checkpoint;
import java.util.Optional;

/**
 * Which part of a log has to be shipped.
 *
 * @param kind of the way
 * @param first version whose commit is shipped
 * @param last version whose commit is shipped; below {@code first} when there is none
 * @param base checkpoint that the shipped history begins with; absent when it begins with version 0
 *     or goes on where the replica stands
 */
record LogRoute(Kind kind, long first, long last, Optional<Checkpoint> base) {
  /** The ways from one version to the next. */
  enum Kind {
    /** The replica stands there already; checkpoints may have come late. */
    STAY,
    /** Commits follow those of the replica. */
    FOLLOW,
    /** The replica begins. */
    SEED,
    /** The source has a gap after the replica: it begins again at a checkpoint, in place. */
    RESTART
  }

  /** Whether older history at the target is dropped. */
  boolean restarts() {
    return kind == Kind.RESTART;
  }
}

package io.lakehousedr.core.cut.publish;

import io.lakehousedr.error.Problem;

/** What became of one effect, or of all effects of a member. */
sealed interface Result {
  /** Everything is in place. */
  record Complete() implements Result {}

  /**
   * The member is left out of the cut.
   *
   * @param problem that keeps it out
   * @param reason for people
   */
  record Left(Problem problem, String reason) implements Result {}

  /** Somebody else has finished the record: what stands in the log counts. */
  record Ended() implements Result {}

  /** The usual answer. */
  Result COMPLETE = new Complete();
}

package io.lakehousedr.core.sync;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.Member;
import java.time.Instant;

/** Brings one member to an instant, in the mode that it is kept. Thread-safe. */
public interface Shippers {
  /**
   * Fixes what has no history to go back in, before the instant of a cut is chosen. Does nothing
   * for tables.
   *
   * @param member a folder of files
   * @throws io.lakehousedr.error.DrException when it cannot be listed
   */
  default void pin(Member member) {}

  /**
   * Stages and copies all that the member's move needs.
   *
   * @param member as it stands now
   * @param instant the cut's
   * @throws io.lakehousedr.error.DrException when it cannot be brought there
   */
  Decision.Move ship(Member member, Instant instant);
}

package io.lakehousedr.core.sync;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.Member;
import java.time.Instant;

/** Brings one member to an instant, in the mode that it is kept. Thread-safe. */
public interface Shippers {
  /**
   * Stages and copies all that the member's move needs.
   *
   * @param member as it stands now
   * @param instant the cut's
   * @throws io.lakehousedr.error.DrException when it cannot be brought there
   */
  Decision.Move ship(Member member, Instant instant);
}

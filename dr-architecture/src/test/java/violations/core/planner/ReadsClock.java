package violations.core.planner;

import java.time.Instant;
import violations.core.runtime.Clock;

/** A plan that depends on when it is made. */
public final class ReadsClock {
  public Instant now(Clock clock) {
    return clock.now();
  }
}

package violations.core.time;

import java.time.Clock;

/** Has a clock of its own. */
public final class HasOwnClock {
  public Clock clock() {
    return Clock.systemUTC();
  }
}

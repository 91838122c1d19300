package violations.core.runtime;

import java.time.Instant;

/** Allowed: it is the one place. */
public final class Clock {
  public static Clock system() {
    return new Clock();
  }

  public Instant now() {
    return Instant.now();
  }
}

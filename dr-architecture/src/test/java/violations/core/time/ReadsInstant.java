package violations.core.time;

import java.time.Instant;

/** Reads the time. */
public final class ReadsInstant {
  public Instant now() {
    return Instant.now();
  }
}

package violations.core.time;

import java.time.Instant;
import java.util.function.Supplier;

/** Hands out a way to read the time. */
public final class ReadsInstantLater {
  public Supplier<Instant> now() {
    return Instant::now;
  }
}

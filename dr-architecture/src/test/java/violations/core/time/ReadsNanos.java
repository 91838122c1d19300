package violations.core.time;

/** Reads the time. */
public final class ReadsNanos {
  public long now() {
    return System.nanoTime();
  }
}

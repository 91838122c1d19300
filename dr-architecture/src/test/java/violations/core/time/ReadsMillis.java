package violations.core.time;

/** Reads the time. */
public final class ReadsMillis {
  public long now() {
    return System.currentTimeMillis();
  }
}

package violations.core.time;

/** Makes a thread of its own. */
public final class StartsThread {
  public Thread thread() {
    return new Thread(() -> {});
  }
}

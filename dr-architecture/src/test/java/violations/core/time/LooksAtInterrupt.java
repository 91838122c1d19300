package violations.core.time;

/** Allowed: whether somebody wants this work to end. */
public final class LooksAtInterrupt {
  public boolean wanted() {
    return Thread.currentThread().isInterrupted();
  }
}

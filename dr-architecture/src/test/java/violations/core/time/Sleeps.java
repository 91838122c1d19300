package violations.core.time;

/** Waits by itself. */
public final class Sleeps {
  public void pause() throws InterruptedException {
    Thread.sleep(1);
  }
}

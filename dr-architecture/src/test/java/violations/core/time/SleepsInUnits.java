package violations.core.time;

import java.util.concurrent.TimeUnit;

/** Waits by itself. */
public final class SleepsInUnits {
  public void pause() throws InterruptedException {
    TimeUnit.SECONDS.sleep(1);
  }
}

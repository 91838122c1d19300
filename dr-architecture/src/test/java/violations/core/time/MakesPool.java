package violations.core.time;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes threads of its own. */
public final class MakesPool {
  public AutoCloseable pool() {
    ExecutorService pool = Executors.newCachedThreadPool();
    return pool::shutdown;
  }
}

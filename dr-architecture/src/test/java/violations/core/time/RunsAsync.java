package violations.core.time;

import java.util.concurrent.CompletableFuture;

/** Borrows the threads that all share. */
public final class RunsAsync {
  public CompletableFuture<Void> run(Runnable work) {
    return CompletableFuture.runAsync(work);
  }
}

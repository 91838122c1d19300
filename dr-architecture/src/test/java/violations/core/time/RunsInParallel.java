package violations.core.time;

import java.util.List;

/** Borrows the threads that all share. */
public final class RunsInParallel {
  public long count(List<String> names) {
    return names.parallelStream().count();
  }
}

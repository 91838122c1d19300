package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.delta.Checkpoint;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Finds the way from where a replica stands to a version of its source. No I/O. */
final class LogRoutes {
  private LogRoutes() {}

  /**
   * The way to {@code to} for a replica that has nothing yet.
   *
   * @param source the whole log of the source
   */
  static LogRoute seed(LogListing source, long to, String where) {
    if (contiguous(source, 0, to)) {
      return new LogRoute(LogRoute.Kind.SEED, 0, to, Optional.empty());
    }
    Checkpoint base = base(source, -1, to).orElseThrow(() -> unreadable(source, to, where));
    return new LogRoute(LogRoute.Kind.SEED, base.version(), to, Optional.of(base));
  }

  /**
   * The way to {@code to} for a replica that stands at {@code standing}.
   *
   * @param source the log of the source from a version at or below where the replica stands
   */
  static LogRoute follow(Standing standing, LogListing source, long to, String where) {
    long from = standing.source().version();
    if (to <= from) {
      return new LogRoute(LogRoute.Kind.STAY, from + 1, from, Optional.empty());
    }
    if (contiguous(source, from + 1, to)) {
      return new LogRoute(LogRoute.Kind.FOLLOW, from + 1, to, Optional.empty());
    }
    Checkpoint base = base(source, from, to).orElseThrow(() -> unreadable(source, to, where));
    return new LogRoute(LogRoute.Kind.RESTART, base.version(), to, Optional.of(base));
  }

  private static boolean contiguous(LogListing source, long first, long last) {
    SortedMap<Long, ?> commits = source.commits().subMap(first, last + 1);
    return commits.size() == last - first + 1;
  }

  /** The oldest complete checkpoint above {@code above} from which all commits are there. */
  private static Optional<Checkpoint> base(LogListing source, long above, long to) {
    return source.checkpoints().subMap(above + 1, to + 1).entrySet().stream()
        .filter(entry -> contiguous(source, entry.getKey(), to))
        .map(Map.Entry::getValue)
        .map(List::iterator)
        .map(java.util.Iterator::next)
        .findFirst();
  }

  private static DrException unreadable(LogListing source, long to, String where) {
    return new DrException(
        Problem.TABLE_GAP,
        where
            + ": version "
            + to
            + " cannot be rebuilt: commits are missing "
            + source.gaps()
            + " and no complete checkpoint has all commits after it. The table is broken at the"
            + " source; repair it there or quarantine it");
  }
}

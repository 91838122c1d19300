package io.lakehousedr.core.hadoop;

import io.delta.standalone.DeltaLog;
import io.delta.standalone.exceptions.DeltaConcurrentModificationException;
import io.lakehousedr.core.control.ControlTable;
import io.lakehousedr.core.control.GroupRow;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * The metadata table of one region as a Delta table of reader version 1, which every engine reads.
 * Each change rewrites its few rows into one file, so that small files never pile up; {@link #tidy}
 * removes the ones before it when their time has come. Where the newest commit is the engine's own,
 * it is all that is read and the next one is written beside it ({@link OwnCommit}); Kernel and
 * delta-standalone, which take a second to load, do the rest. Thread-safe, also beside other
 * processes: a commit is one conditional create.
 */
public final class DeltaControlTable implements ControlTable {
  private static final int ATTEMPTS = 20;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ObjectStore store;
  private final ObjectPath path;
  private final Clock clock;
  private final Ids ids;

  /**
   * The table in the folder {@code path} of {@code store}, which stays the caller's to close.
   * Nothing is read yet.
   */
  public DeltaControlTable(ObjectStore store, ObjectPath path, Clock clock, Ids ids) {
    this.store = store;
    this.path = path;
    this.clock = clock;
    this.ids = ids;
  }

  /** Kernel alone reads: it needs neither Hadoop's file systems nor a login. */
  @Override
  public Optional<List<GroupRow>> read() {
    Optional<OwnCommit> own = OwnCommit.newest(side());
    if (own.equals(Optional.of(OwnCommit.NONE))) {
      return Optional.empty();
    }
    return own.isPresent() ? Optional.of(own.get().rows()) : readAll();
  }

  private Optional<List<GroupRow>> readAll() {
    try {
      return Optional.of(ControlRowsReader.read(side(), OptionalLong.empty()));
    } catch (DrException e) {
      if (e.problem() == Problem.TABLE_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Change update(UnaryOperator<List<GroupRow>> change) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      Optional<Change> done = attempt(change);
      if (done.isPresent()) {
        return done.get();
      }
      clock.sleep(PAUSE.multipliedBy((long) (attempt * (1 + ids.jitter()))));
    }
    throw new DrException(
        Problem.STORE_CONFLICT,
        where() + ": others changed the metadata table during each of " + ATTEMPTS + " attempts");
  }

  private Optional<Change> attempt(UnaryOperator<List<GroupRow>> change) {
    Optional<Change> done =
        Failures.call(
            where(),
            () -> {
              Optional<OwnCommit> own = OwnCommit.newest(side());
              return own.isPresent()
                  ? new NextCommit(store, path, clock, ids).apply(own.get(), change)
                  : Optional.empty();
            });
    return done.isPresent() ? done : withLog((mount, log) -> attempt(mount, log, change));
  }

  /** Empty when somebody else was faster. */
  private Optional<Change> attempt(
      StoreMount mount, DeltaLog log, UnaryOperator<List<GroupRow>> change) throws Exception {
    try {
      return new ControlCommit(mount, log, clock, ids).apply(change);
    } catch (DeltaConcurrentModificationException e) {
      return Optional.empty();
    }
  }

  @Override
  public int tidy(Duration retention) {
    if (retention.compareTo(Duration.ofHours(1)) < 0) {
      throw new DrException(
          Problem.CONFIG_INVALID,
          where() + ": a retention of " + retention + " would take files from those who read them");
    }
    return withLog(
        (mount, log) -> new ControlFiles(mount, log).remove(clock.instant().minus(retention)));
  }

  private interface Work<R> {
    R with(StoreMount mount, DeltaLog log) throws Exception;
  }

  private <R> R withLog(Work<R> work) {
    Callable<R> call =
        () -> {
          // Standalone takes a store that does not answer for a file half written, and waits for
          // it.
          store.head(path.resolve("_delta_log/_last_checkpoint"));
          try (StoreMount mount = StoreMount.open(store, path, ids)) {
            DeltaLog log = DeltaLog.forTable(StoreMount.configuration(), mount.root());
            return work.with(mount, log);
          }
        };
    return Failures.call(where(), call);
  }

  private Side side() {
    return new Side(store, path);
  }

  private String where() {
    return store.root().resolve(path).text();
  }
}

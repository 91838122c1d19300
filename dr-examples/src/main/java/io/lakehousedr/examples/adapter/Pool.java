package io.lakehousedr.examples.adapter;

import io.lakehousedr.spi.support.Cancellation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A few connections that are kept open, without autocommit. Thread-safe. */
final class Pool implements AutoCloseable {
  private static final int ALIVE_WITHIN_SECONDS = 2;

  private final DataSource source;
  private final Semaphore free;
  private final Duration patience;
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /**
   * Opens none yet.
   *
   * @param most at once
   * @param patience how long one is waited for
   */
  Pool(DataSource source, int most, Duration patience) {
    this.source = source;
    this.free = new Semaphore(most);
    this.patience = patience;
  }

  /** A connection, to be given back whatever happens. */
  Connection take() throws SQLException {
    awaitFree();
    try {
      return next();
    } catch (SQLException | RuntimeException e) {
      free.release();
      throw e;
    }
  }

  private void awaitFree() throws SQLException {
    try {
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLTimeoutException("no connection became free in " + patience, "HYT00");
      }
    } catch (InterruptedException e) {
      throw Cancellation.cancelled();
    }
  }

  /** One whose server has gone in the meantime is thrown away. */
  private Connection next() throws SQLException {
    for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
      if (kept.isValid(ALIVE_WITHIN_SECONDS)) {
        return kept;
      }
      discard(kept);
    }
    Connection made = source.getConnection();
    made.setAutoCommit(false);
    return made;
  }

  /** Takes back what was not committed. */
  void giveBack(Connection connection) {
    try {
      connection.rollback();
      idle.add(connection);
    } catch (SQLException e) {
      // A connection that is lost has rolled back.
      discard(connection);
    }
    free.release();
    if (closed) {
      close();
    }
  }

  private static void discard(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nobody needs it any more.
      return;
    }
  }

  /** Closes those that nobody uses; the others follow when they are given back. */
  @Override
  public void close() {
    closed = true;
    for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
      discard(kept);
    }
  }
}

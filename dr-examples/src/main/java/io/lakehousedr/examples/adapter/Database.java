package io.lakehousedr.examples.adapter;

import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.examples.adapter.Workers.Turn;
import io.lakehousedr.spi.store.WriteOptions.Durability;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Transactions on one database. Whoever opens its file first serves the others, in other processes
 * too (AUTO_SERVER, H2's automatic mixed mode), at a port of its machine and to those who know the
 * key in the lock file beside it. Thread-safe.
 */
final class Database implements AutoCloseable {
  private final Workers workers = new Workers();
  private final Pool readers;

  /** Apart from the readers, for a writer may wait for what it reads here. */
  private final Pool writers;

  private volatile boolean prepared;

  /** Connects to nothing yet. */
  Database(String file, H2Settings settings) {
    this.readers = pool(file + ";IFEXISTS=TRUE", settings);
    this.writers = pool(file, settings);
  }

  private static Pool pool(String file, H2Settings settings) {
    long patience = settings.requestTimeout().toMillis();
    // Not by DriverManager, which does not see a driver in an adapter's folder.
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:file:%s;AUTO_SERVER=TRUE;LOCK_TIMEOUT=%d;QUERY_TIMEOUT=%d"
            .formatted(file, patience, patience));
    source.setUser(settings.user());
    source.setPassword(settings.password().reveal());
    return new Pool(source, settings.maxConnections(), settings.requestTimeout());
  }

  /** What is done in one transaction. */
  interface Work<T> {
    T run(Rows rows, Turn turn) throws SQLException;
  }

  /** Reads; {@code ifAbsent} when there is no database yet. */
  <T> T read(String where, T ifAbsent, Work<T> work) {
    return workers.run(turn -> reading(where, ifAbsent, work, turn));
  }

  private <T> T reading(String where, T ifAbsent, Work<T> work, Turn turn) {
    try {
      Connection connection = readers.take();
      try {
        return work.run(new Rows(connection), turn);
      } finally {
        readers.giveBack(connection);
      }
    } catch (SQLException e) {
      if (SqlErrors.isAbsent(e)) {
        return ifAbsent;
      }
      throw SqlErrors.translate(where, Effect.READS, e);
    }
  }

  /** Writes and commits; work that fails leaves nothing. */
  <T> T write(String where, Durability durability, Work<T> work) {
    return workers.run(turn -> writing(where, durability, work, turn));
  }

  private <T> T writing(String where, Durability durability, Work<T> work, Turn turn) {
    try {
      Connection connection = writers.take();
      try {
        prepare(connection);
        T result = work.run(new Rows(connection), turn);
        turn.beginCommit();
        commit(where, durability, connection);
        return result;
      } finally {
        writers.giveBack(connection);
      }
    } catch (SQLException e) {
      throw SqlErrors.translate(where, Effect.READS, e);
    }
  }

  private void prepare(Connection connection) throws SQLException {
    if (!prepared) {
      new Rows(connection).makeTables();
      connection.commit();
      prepared = true;
    }
  }

  private static void commit(String where, Durability durability, Connection connection) {
    try {
      connection.commit();
      if (durability == Durability.AT_RETURN) {
        new Rows(connection).sync();
      }
    } catch (SQLException e) {
      throw SqlErrors.translate(where, Effect.WRITES, e);
    }
  }

  /** Forces all that was committed to the disk; nothing when there is no database. */
  void sync(String where) {
    read(
        where,
        false,
        (rows, turn) -> {
          rows.sync();
          return true;
        });
  }

  @Override
  public void close() {
    workers.close();
    readers.close();
    writers.close();
  }
}

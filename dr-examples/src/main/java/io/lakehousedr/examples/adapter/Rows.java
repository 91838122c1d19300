package io.lakehousedr.examples.adapter;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements, for one transaction. Names are bytes, for only these sort as UTF-8 does. */
final class Rows {
  /** Bytes a chunk; no VARBINARY of H2 is longer. */
  static final int CHUNK = 1 << 20;

  private static final List<String> TABLES =
      List.of(
          "CREATE SEQUENCE IF NOT EXISTS versions",
          "CREATE TABLE IF NOT EXISTS objects (name VARBINARY(4096) PRIMARY KEY,"
              + " size BIGINT NOT NULL, version BIGINT NOT NULL,"
              + " modified TIMESTAMP(9) WITH TIME ZONE NOT NULL, sha256 CHAR(64) NOT NULL)",
          "CREATE TABLE IF NOT EXISTS chunks (version BIGINT, number BIGINT,"
              + " bytes VARBINARY(1048576) NOT NULL, PRIMARY KEY (version, number))");
  private static final String SELECT = "SELECT name, size, version, modified, sha256 FROM objects ";

  private final Connection connection;

  Rows(Connection connection) {
    this.connection = connection;
  }

  /** Idempotent, whoever else does the same. */
  void makeTables() throws SQLException {
    for (String table : TABLES) {
      execute(table);
    }
  }

  /** Forces all that was committed to the disk; a commit alone waits for half a second. */
  void sync() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  Optional<ObjectRow> find(String name) throws SQLException {
    return query(SELECT + "WHERE name = ?", Rows::row, H2Root.utf8(name)).stream().findFirst();
  }

  /** Up to {@code limit} rows in order of their names, from after one to before another. */
  List<ObjectRow> page(byte[] after, byte[] before, int limit) throws SQLException {
    String between = "WHERE name > ? AND name < ? ORDER BY name LIMIT ?";
    return query(SELECT + between, Rows::row, after, before, limit);
  }

  long nextVersion() throws SQLException {
    return query("SELECT NEXT VALUE FOR versions", row -> row.getLong(1)).get(0);
  }

  /** Fails with a duplicate key when the name is taken: of any number of callers one wins. */
  void insert(ObjectRow row) throws SQLException {
    execute(
        "INSERT INTO objects (name, size, version, modified, sha256) VALUES (?, ?, ?, ?, ?)",
        H2Root.utf8(row.name()),
        row.size(),
        row.version(),
        time(row.modified()),
        row.sha256());
  }

  /** Whether the old version stood there, and is gone with its content. */
  boolean update(ObjectRow row, long old) throws SQLException {
    int count =
        execute(
            "UPDATE objects SET size = ?, version = ?, modified = ?, sha256 = ?"
                + " WHERE name = ? AND version = ?",
            row.size(),
            row.version(),
            time(row.modified()),
            row.sha256(),
            H2Root.utf8(row.name()),
            old);
    if (count > 0) {
      removeContent(old);
    }
    return count > 0;
  }

  /** Whether it stood there at that version, and is gone with its content. */
  boolean delete(ObjectRow row) throws SQLException {
    int count =
        execute(
            "DELETE FROM objects WHERE name = ? AND version = ?",
            H2Root.utf8(row.name()),
            row.version());
    if (count > 0) {
      removeContent(row.version());
    }
    return count > 0;
  }

  private void removeContent(long version) throws SQLException {
    execute("DELETE FROM chunks WHERE version = ?", version);
  }

  void addChunk(long version, long number, byte[] bytes) throws SQLException {
    execute("INSERT INTO chunks (version, number, bytes) VALUES (?, ?, ?)", version, number, bytes);
  }

  Optional<byte[]> chunk(long version, long number) throws SQLException {
    String one = "SELECT bytes FROM chunks WHERE version = ? AND number = ?";
    return query(one, row -> row.getBytes(1), version, number).stream().findFirst();
  }

  private static ObjectRow row(ResultSet row) throws SQLException {
    return new ObjectRow(
        new String(row.getBytes(1), StandardCharsets.UTF_8),
        row.getLong(2),
        row.getLong(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getString(5));
  }

  private static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Reading<T> reading, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet found = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(reading.of(found));
      }
      return rows;
    }
  }

  private int execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}

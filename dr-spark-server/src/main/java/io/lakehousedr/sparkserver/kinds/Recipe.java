package io.lakehousedr.sparkserver.kinds;

/** What is done to a table to bring it from one state to the next. */
@FunctionalInterface
public interface Recipe {
  void apply(TableContext table) throws Exception;

  /** Runs SQL statements in which {@code {table}} stands for the table. */
  static Recipe sql(String... statements) {
    return table -> table.sql(statements);
  }
}

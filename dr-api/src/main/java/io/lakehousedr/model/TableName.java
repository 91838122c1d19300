package io.lakehousedr.model;

import java.util.List;

/**
 * A table's full name. Parts are literal text and may hold any character; {@link #toString} quotes
 * with backticks what needs it, {@link #parse} reads that form.
 */
public record TableName(String catalog, String schema, String table)
    implements Comparable<TableName> {
  /** Refuses empty parts. */
  public TableName {
    if (catalog.isEmpty() || schema.isEmpty() || table.isEmpty()) {
      throw new IllegalArgumentException("a table name has a catalog, a schema and a table");
    }
  }

  /**
   * Reads {@code catalog.schema.table}, {@code schema.table} or {@code table}; what is left out
   * comes from the defaults. Backticks quote a part; a doubled one inside stands for itself.
   *
   * @throws IllegalArgumentException when there are more than three parts, an empty one, or an open
   *     backtick
   */
  public static TableName parse(String text, String defaultCatalog, String defaultSchema) {
    List<String> parts = NameParts.split(text);
    return switch (parts.size()) {
      case 1 -> new TableName(defaultCatalog, defaultSchema, parts.get(0));
      case 2 -> new TableName(defaultCatalog, parts.get(0), parts.get(1));
      case 3 -> new TableName(parts.get(0), parts.get(1), parts.get(2));
      default -> throw new IllegalArgumentException("\"" + text + "\" has more than three parts");
    };
  }

  /** Reads a full name of three parts. */
  public static TableName parse(String text) {
    List<String> parts = NameParts.split(text);
    if (parts.size() != 3) {
      throw new IllegalArgumentException("\"" + text + "\" is not catalog.schema.table");
    }
    return new TableName(parts.get(0), parts.get(1), parts.get(2));
  }

  @Override
  public int compareTo(TableName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return NameParts.quote(catalog) + "." + NameParts.quote(schema) + "." + NameParts.quote(table);
  }
}

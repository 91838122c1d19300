package io.lakehousedr.spi.catalog;

import io.lakehousedr.model.Location;
import io.lakehousedr.model.TableName;
import java.util.Locale;

/**
 * What a catalog says of one table.
 *
 * @param id the catalog's own identity of the table, stable under rename
 * @param name its full name
 * @param location where its data lies
 * @param format in lower case, for example {@code delta}
 * @param ownership who may move or delete the data
 */
public record TableEntry(
    String id, TableName name, Location location, String format, Ownership ownership) {
  /** Who owns the data of a table. */
  public enum Ownership {
    /** The catalog: the location is its own. */
    MANAGED,
    /** The user: the catalog only points there. */
    EXTERNAL
  }

  /** Normalises the format. */
  public TableEntry {
    format = format.toLowerCase(Locale.ROOT);
  }
}

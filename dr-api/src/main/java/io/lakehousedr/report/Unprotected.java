package io.lakehousedr.report;

import io.lakehousedr.model.TableName;
import java.util.List;

/**
 * What a catalog has and no group selects.
 *
 * @param workspace whose catalog it is
 * @param tables in the order of their names
 */
public record Unprotected(String workspace, List<TableName> tables) {
  /** Copies the list. */
  public Unprotected {
    tables = List.copyOf(tables);
  }
}

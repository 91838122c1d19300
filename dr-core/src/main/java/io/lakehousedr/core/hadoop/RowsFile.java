package io.lakehousedr.core.hadoop;

import io.lakehousedr.core.control.GroupRow;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A data file of the metadata table that no commit names yet.
 *
 * @param name relative to the table
 * @param size in bytes
 * @param statistics as an {@code add} has them: a text that is JSON itself
 * @param tags as an {@code add} has them
 */
record RowsFile(String name, long size, String statistics, Map<String, String> tags) {
  /** Writes a file with all rows of the table. */
  static RowsFile put(ObjectStore store, ObjectPath table, List<GroupRow> rows, Ids ids)
      throws IOException {
    byte[] bytes = ControlRowsWriter.write(rows);
    String name = "part-00000-" + ids.nonce() + ".parquet";
    Puts.create(store, table.resolve(name), bytes);
    return new RowsFile(
        name, bytes.length, "{\"numRecords\":" + rows.size() + "}", OwnCommit.tags(rows));
  }
}

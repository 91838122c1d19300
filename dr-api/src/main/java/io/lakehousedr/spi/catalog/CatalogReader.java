package io.lakehousedr.spi.catalog;

import io.lakehousedr.model.TableName;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one region's catalog. Thread-safe; failures are {@code DrException}s. */
public interface CatalogReader extends AutoCloseable {
  /** Every table of the catalog, in no order, page after page; close the stream. */
  Stream<TableEntry> tables();

  /** One table, or empty when the catalog does not have it. */
  Optional<TableEntry> table(TableName name);

  /** Frees what is held. Idempotent. */
  @Override
  void close();
}

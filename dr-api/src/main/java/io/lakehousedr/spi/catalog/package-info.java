/** Catalogs: where tables are found by name. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.spi.catalog;

/** The catalog of the embedded default: a folder of JSON files. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.catalog;

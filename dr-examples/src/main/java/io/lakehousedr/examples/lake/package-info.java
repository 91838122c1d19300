/**
 * A small lakehouse as its users have it: Delta tables written by delta-standalone with Parquet
 * files, read by Delta Kernel. Nothing here is the engine's.
 */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.examples.lake;

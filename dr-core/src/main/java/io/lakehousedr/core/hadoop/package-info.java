/** The one room where Hadoop, Delta Kernel, delta-standalone and parquet-mr live. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.hadoop;

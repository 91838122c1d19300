/** Makes the tables that are measured. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.benchmarks.data;

/** The door: what is measured, by name. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.benchmarks;

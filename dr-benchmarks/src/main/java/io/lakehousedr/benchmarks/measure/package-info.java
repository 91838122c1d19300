/** Runs processes one after the other and counts their time. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.benchmarks.measure;

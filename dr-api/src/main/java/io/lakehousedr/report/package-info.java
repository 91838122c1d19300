/** What became of a run, and how things stand. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.report;

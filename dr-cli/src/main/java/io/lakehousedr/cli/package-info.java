/** The dr command: where it starts and ends. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.cli;

/** The commands and their options. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.cli.command;

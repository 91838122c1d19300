/** Answers of commands, as text and as lines of JSON. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.cli.view;

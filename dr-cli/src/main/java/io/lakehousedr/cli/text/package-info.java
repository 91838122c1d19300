/** Text for people: escaped names, columns, sizes, times, colours beside symbols. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.cli.text;

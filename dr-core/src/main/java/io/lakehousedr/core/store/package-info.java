/** The order in which the built-in stores list names. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.store;

/** The engine between real stores. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.examples.stores;

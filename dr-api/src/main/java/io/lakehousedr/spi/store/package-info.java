/** Object stores: the contract that storage adapters implement. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.spi.store;

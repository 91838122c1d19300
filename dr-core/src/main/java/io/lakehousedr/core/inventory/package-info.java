/** From the configuration to what is there: names resolved, locations mapped. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.inventory;

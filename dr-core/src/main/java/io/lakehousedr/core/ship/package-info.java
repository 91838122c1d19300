/** Brings all that a cut needs to the target: one shipper a mode. Nothing here is visible yet. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.ship;

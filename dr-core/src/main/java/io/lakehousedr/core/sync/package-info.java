/** A run of one group: from what both sides hold to a complete cut. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.sync;

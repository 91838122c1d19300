/** Proves that a replica is what its source is: by bytes, by content and by rows. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.verify;

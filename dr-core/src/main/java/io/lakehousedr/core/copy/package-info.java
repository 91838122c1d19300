/** Moves the bytes of files from one region to the other. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.copy;
